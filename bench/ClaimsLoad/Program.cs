using ClaimsLoad;

return await LoadCommandLine.Create().Parse(args).InvokeAsync();
