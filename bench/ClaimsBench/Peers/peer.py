"""The same work in numpy or pandas: `peer.py FOLDER numpy|pandas`. A line on the input asks for the sums once."""
import os
import sys

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402

folder, library = sys.argv[1:]
NAMES = ("member", "in_scope", "out_of_scope", "level", "deductible", "credit")
data = {name: np.fromfile(os.path.join(folder, name + ".bin"), dtype=np.int32).astype(np.int64) for name in NAMES}
opening = np.fromfile(os.path.join(folder, "opening.bin"), dtype=np.int32).astype(np.int64)
RATES = np.array([0, 75, 65, 55], dtype=np.int64)


def parts(before, after, deductible, level):
    """The part under the deductible, what the fund pays, and the part over the limit."""
    under = np.minimum(after, deductible) - np.minimum(before, deductible)
    first = (np.maximum(np.minimum(after, 550000), deductible)
             - np.maximum(np.minimum(before, 550000), deductible))
    second = np.clip(after, 550000, 900000) - np.clip(before, 550000, 900000)
    over = np.maximum(after, 900000) - np.maximum(before, 900000)
    return under, (first * RATES[level] + second * 55 + 50) // 100, over


def with_numpy():
    starts = np.flatnonzero(np.diff(data["member"], prepend=-1))
    lengths = np.diff(starts, append=len(data["member"]))

    def running(values):
        total = np.cumsum(values)
        return total - np.repeat(total[starts] - values[starts], lengths)

    after = running(data["in_scope"])
    under, fund, over = parts(after - data["in_scope"], after, data["deductible"], data["level"])
    burden = data["in_scope"] + data["out_of_scope"] - fund
    short = np.maximum.reduceat(running(burden - data["credit"]), starts)
    cash = np.maximum(0, short - opening[data["member"][starts]])
    return under.sum(), fund.sum(), over.sum(), burden.sum() - cash.sum()


def with_pandas():
    after = frame.groupby("member")["in_scope"].cumsum()
    under, fund, over = parts(after - frame["in_scope"], after, frame["deductible"], frame["level"].to_numpy())
    burden = frame["in_scope"] + frame["out_of_scope"] - fund
    short = (burden - frame["credit"]).groupby(frame["member"]).cumsum().groupby(frame["member"]).max()
    cash = (short - opening[short.index]).clip(lower=0)
    return under.sum(), fund.sum(), over.sum(), burden.sum() - cash.sum()


if library == "pandas":
    import pandas as pd

    frame = pd.DataFrame(data)
    version, run = pd.__version__, with_pandas
else:
    version, run = np.__version__, with_numpy
print(version, flush=True)
for _ in sys.stdin:
    print(*(int(total) for total in run()), flush=True)
