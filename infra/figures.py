"""What the benchmarks measured, a line a figure: `figure <name> <median> us`."""

import json
import pathlib

CRITERION = pathlib.Path(__file__).parents[1] / "target" / "criterion"


def main():
    for path in sorted(CRITERION.glob("**/new/estimates.json")):
        name = "/".join(path.relative_to(CRITERION).parts[:-2])
        nanoseconds = json.loads(path.read_text())["median"]["point_estimate"]
        print(f"figure {name} {nanoseconds / 1000:.3f} us")


if __name__ == "__main__":
    main()
