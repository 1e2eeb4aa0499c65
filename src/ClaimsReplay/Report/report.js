(function () {
  var root = document.documentElement;
  function show(lang) { root.dataset.lang = lang; root.lang = lang; document.title = root.dataset["title" + lang]; }
  if (location.hash === "#en" || location.hash === "#zh") show(location.hash.slice(1));
  document.getElementById("lang").addEventListener("click", function () {
    show(root.dataset.lang === "zh" ? "en" : "zh");
  });
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (part) { part.open = false; }); });
})();
