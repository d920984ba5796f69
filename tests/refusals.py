"""Shows that each documented error of an action is provoked in a test: which refusals of the simulator does no unit
test run? A refusal is a line of simulator/ that throws an ApiError or calls a function named refuse….

    tests/refusals.py BUILD_DIRECTORY    lists them as file:line, after simulator_tests of that build has run

The build must have VPCSIM_COUNT_REFUSALS, which makes GCC count what is run of the library; gcov, a part of GCC, says
what was counted. tests/suites.py (suite "unit") does all this.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
OBJECTS = "CMakeFiles/vpcsim_simulator.dir"
REFUSAL = re.compile(r"\brefuse\w*\(|\bthrow (protocol::)?ApiError\(")
STATEMENT = re.compile(r"(protocol::)?refuse\w*\(|throw |NotFound<\w+>::refuse\(")
DECLARATION = re.compile(r"\bvoid (\w+(<\w+>)?::)?refuse\w*\(")
# For ids that the state itself holds: there is always such a row.
UNREACHABLE = {("simulator/table.hpp", "if (row == nullptr) refuse_not_found(id.text());")}


def refusals():
    """{file: {line number: text}}"""
    found = collections.defaultdict(dict)
    for pattern in ("*.cpp", "*.hpp"):
        for path in sorted((ROOT / "simulator").rglob(pattern)):
            if path.parent.name == "network":  # its refusals are blocked paths
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                code = line.split("//")[0]
                known = (str(path.relative_to(ROOT)), line.strip()) in UNREACHABLE
                if REFUSAL.search(code) and not DECLARATION.search(code) and not known:
                    found[str(path.relative_to(ROOT))][number] = line.strip()
    return found


def forget(build):
    """Counts of earlier runs would be added to."""
    for counts in (build / OBJECTS).rglob("*.gcda"):
        counts.unlink()


def counted(build):
    """What gcov has to say: one record per source file that an object was compiled from."""
    notes = sorted(str(path) for path in (build / OBJECTS).rglob("*.gcno") if "cmake_pch" not in path.name)
    done = subprocess.run(["gcov", "--json-format", "--stdout", *notes], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=True)
    for document in done.stdout.splitlines():
        yield from json.loads(document)["files"]


def unprovoked(build):
    """{file: [complaint]} with a key for each file that refuses. A line of a template must have run in each instance;
    for those of headers, which all nouns share, there is tests/simulator/refusal_test.cpp: the linker takes some of
    their instances from the tests' own objects, where nothing is counted."""
    texts = refusals()
    run = {path: {number: {} for number in lines} for path, lines in texts.items()}
    for record in counted(build):
        path = os.path.relpath(build / record["file"], ROOT)  # ccache makes them relative to the build directory
        names = {function["name"]: function["demangled_name"] for function in record["functions"]}
        for line in record["lines"]:
            instances = run.get(path, {}).get(line["line_number"])
            if instances is not None and "function_name" in line:
                name = names.get(line["function_name"], line["function_name"])
                # `if (…) refuse(…);` is one line with several blocks.
                run_whole = STATEMENT.match(texts[path][line["line_number"]]) or not line["unexecuted_block"]
                instances[name] = instances.get(name, False) or (line["count"] > 0 and bool(run_whole))
    faults = {path: [] for path in texts}
    for path, lines in run.items():
        for number, instances in lines.items():
            missing = [name for name, good in instances.items() if not good]
            if any(instances.values()) and (path.endswith(".hpp") or not missing):
                continue
            faults[path].append(f"{path}:{number}: no test provokes {texts[path][number]}")
            if any(instances.values()):
                faults[path] += [f"    in {name}" for name in missing]
    return faults


def check(build):
    """(file, complaints) of each file that must have none."""
    return [(path, faults) for path, faults in unprovoked(build).items()]


def main(directory):
    faults = [fault for some in unprovoked(pathlib.Path(directory).resolve()).values() for fault in some]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
