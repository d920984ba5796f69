"""Runs the test suites and ends with the line `N passed, M failed`. Started by tests/run, which installs what
is needed first.

    tests/run                 everything
    tests/run unit clients    only those suites
    tests/run --list          what there is

A suite that can't run (it doesn't build, its input is missing) has failed. The exit code is 1 if anything has.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

import refusals
import tidy

ROOT = pathlib.Path(__file__).resolve().parents[1]
FUZZ_SECONDS = 20


class Tally:
    """What a suite counted, and what there is to say about its failures."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.complaints = []

    def count(self, good, complaint=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            self.complaints.append(complaint)
        return good

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.complaints += other.complaints

    def run(self, what, command, **options):
        """A command that must succeed; it counts as one test."""
        done = call(command, **options)
        return self.count(done.returncode == 0, f"{what}: exit code {done.returncode}\n{done.stdout}")


def call(command, environment=None, directory=ROOT):
    """Output and errors come together in .stdout. A program that isn't there has the exit code 127."""
    try:
        return subprocess.run(
            [str(word) for word in command], cwd=directory, env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, str(error))


def jobs():
    """One per core, but no more than memory has room for: a compiler takes up to 1.5 GB."""
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return int(os.environ.get("VPCSIM_JOBS", 0)) or max(1, min(os.cpu_count() or 1, int(memory_gb / 1.5)))


def build(tally, directory, targets, *options):
    """Configures and builds. Failing to is a failed test; succeeding isn't one."""
    for command in (["cmake", "-S", ROOT, "-B", ROOT / directory, "-G", "Ninja", *options],
                    ["ninja", "--quiet", "-C", ROOT / directory, "-j", jobs(), *targets]):
        done = call(command)
        if done.returncode != 0:
            return tally.count(False, f"building {' '.join(targets)} in {directory} failed\n{done.stdout}")
    return True


def build_release(tally):
    return build(tally, "build", ["vpcsim"], "-DCMAKE_BUILD_TYPE=Release", "-DVPCSIM_TESTS=OFF", "-DVPCSIM_CONSOLE=ON")


# ---- the suites ----------------------------------------------------------------------------------------------

def unit(tally):
    binaries = ["scenarios_tests", "simulator_tests", "protocol_tests"]  # the longest first: they run side by side
    if not build(tally, "build-asan", binaries, "-DCMAKE_BUILD_TYPE=Debug", "-DVPCSIM_SANITIZE=ON",
                 "-DVPCSIM_TESTS=ON", "-DVPCSIM_COUNT_REFUSALS=ON", "-DVPCSIM_CONSOLE=OFF"):
        return
    refusals.forget(ROOT / "build-asan")
    with tempfile.TemporaryDirectory() as elsewhere, concurrent.futures.ThreadPoolExecutor(jobs()) as pool:
        # Only calls of simulator_tests are tests of a refusal: what the others run isn't counted.
        uncounted = {"GCOV_PREFIX": elsewhere}
        runs = [pool.submit(run_catch, binary, {} if binary == "simulator_tests" else uncounted)
                for binary in binaries]
    for run in runs:
        tally.add(run.result())
    for path, faults in refusals.check(ROOT / "build-asan"):
        tally.count(not faults, "\n".join(faults))


def run_catch(name, environment):
    """One test per TEST_CASE. Catch2 2.13 and 3 write the same XML for what is read here."""
    tally = Tally()
    binary = ROOT / "build-asan" / "tests" / name
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "report.xml"
        done = call([binary, "--reporter", "xml", "--out", report], environment)
        try:
            cases = ElementTree.parse(report).getroot().iter("TestCase")
            failed = [case.get("name") for case in cases if case.find("OverallResult").get("success") != "true"]
            tally.passed = sum(1 for _ in ElementTree.parse(report).getroot().iter("TestCase")) - len(failed)
        except (OSError, ElementTree.ParseError, AttributeError):  # it crashed before the end of its report
            tally.count(False, f"{name} ended with {done.returncode}\n{done.stdout}")
            return tally
    if failed or done.returncode != 0:
        tally.failed = max(1, len(failed))
        tally.complaints.append(f"{name}: {', '.join(failed) or 'failed'}\n{call([binary], environment).stdout}")
    return tally


def clients(tally):
    if not build_release(tally):
        return
    done = call([sys.executable, ROOT / "tests" / "clients" / "run_all.py"],
                environment={"VPCSIM": str(ROOT / "build" / "vpcsim")})
    counted = re.search(r"^(\d+) passed, (\d+) failed\n\Z", done.stdout, re.MULTILINE)  # the line of all files
    if not counted:
        tally.count(False, f"tests/clients ended with {done.returncode}\n{done.stdout}")
        return
    tally.passed += int(counted.group(1))
    if int(counted.group(2)) or done.returncode != 0:
        tally.failed += max(1, int(counted.group(2)))
        tally.complaints.append(done.stdout)


def clang(tally):
    """Clang's warnings are errors too; then every fuzz target for a while over its corpus."""
    if tally.count(build(tally, "build-clang", ["vpcsim_scenarios", "vpcsim"], "-DCMAKE_CXX_COMPILER=clang++",
                         "-DCMAKE_BUILD_TYPE=Debug", "-DVPCSIM_FUZZ=ON", "-DVPCSIM_TESTS=ON", "-DVPCSIM_CONSOLE=OFF")):
        fuzz(tally)


def fuzz(tally):
    sources = sorted((ROOT / "tests" / "fuzz").glob("fuzz_*.cpp"))
    if not tally.count(sources, "tests/fuzz has no fuzz targets"):
        return
    if not tally.count(build(tally, "build-clang", ["fuzzers"])):
        return
    with concurrent.futures.ThreadPoolExecutor(jobs()) as pool:
        for name, done in pool.map(run_fuzzer, [source.stem for source in sources]):
            tally.count(done.returncode == 0, f"{name}: exit code {done.returncode}\n{done.stdout}")


def run_fuzzer(name):
    binary = ROOT / "build-clang" / "tests" / "fuzz" / name
    corpus = ROOT / "tests" / "fuzz" / "corpus" / name
    if not corpus.is_dir():
        return name, subprocess.CompletedProcess(name, 1, f"there is no {corpus}")
    with tempfile.TemporaryDirectory() as findings:  # what it adds to a corpus goes to the first one named
        return name, call([binary, f"-max_total_time={FUZZ_SECONDS}", "-timeout=10", "-rss_limit_mb=2048",
                           "-verbosity=0", f"-artifact_prefix={findings}/", findings, corpus], directory=findings)


def format_check(tally):
    files = call(["git", "ls-files", "*.cpp", "*.hpp"]).stdout.split()
    tally.run("clang-format", ["clang-format", "--dry-run", "-Werror", *files])


def console(tally):
    """The console in Debian's Chromium, and its parts that need none."""
    if not build_release(tally):
        return
    sources = ROOT / "simulator" / "console"
    tally.run("the console's types", ["npm", "run", "--silent", "check"], directory=sources)
    tests = sorted((ROOT / "tests" / "console").glob("*.test.mjs"))
    done = call(["node", "--test", "--test-reporter=tap", *tests], environment={"VPCSIM": str(ROOT / "build" / "vpcsim"), "NO_COLOR": "1"})
    counted = {name: re.findall(rf"^# {name} (\d+)$", done.stdout, re.MULTILINE) for name in ("pass", "fail", "cancelled")}
    if not all(counted.values()):
        tally.count(False, f"tests/console ended with {done.returncode}\n{done.stdout}")
        return
    tally.passed += int(counted["pass"][-1])
    failed = int(counted["fail"][-1]) + int(counted["cancelled"][-1])
    if failed or done.returncode != 0:
        tally.failed += max(1, failed)
        tally.complaints.append(done.stdout)


def package(tally):
    """A project of somebody else's, that has nothing but the installed package."""
    source = ROOT / "tests" / "package"
    if not tally.count((source / "CMakeLists.txt").exists(), f"{source} has no CMakeLists.txt"):
        return
    if not build(tally, "build", ["all"], "-DCMAKE_BUILD_TYPE=Release", "-DVPCSIM_TESTS=OFF"):
        return
    with tempfile.TemporaryDirectory() as scratch:
        prefix, directory = f"{scratch}/prefix", f"{scratch}/build"
        for what, command in (
            ("install", ["cmake", "--install", ROOT / "build", "--prefix", prefix]),
            ("configure", ["cmake", "-S", source, "-B", directory, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                           f"-DCMAKE_PREFIX_PATH={prefix}"]),
            ("build", ["cmake", "--build", directory]),
        ):
            if not tally.run(f"package: {what}", command):
                return
        programs = [path for path in pathlib.Path(directory).iterdir()
                    if path.is_file() and os.access(path, os.X_OK)]
        if tally.count(programs, "package: nothing to run was built"):
            for program in programs:
                tally.run(f"package: {program.name}", [program])
        tally.run("package: the installed vpcsim", [f"{prefix}/bin/vpcsim", "actions"])


def habits(tally):
    for habit, faults in tidy.check(ROOT):
        tally.count(not faults, f"{habit}\n" + "\n".join(faults))


SUITES = {
    "tidy": (habits, "what no compiler checks: file sizes, direction of includes, who may know what"),
    "format": (format_check, "clang-format"),
    "unit": (unit, "Catch2 tests under AddressSanitizer and UndefinedBehaviorSanitizer; each refusal is provoked"),
    "clients": (clients, "boto3, the AWS CLI, raw HTTP and the command line against a release build"),
    "console": (console, "the web console in Chromium"),
    "package": (package, "the installed CMake package, used by another project"),
    "clang": (clang, "Clang's warnings, and the fuzz targets"),
}


# ---- running them --------------------------------------------------------------------------------------------

def run_suite(name):
    suite, what = SUITES[name]
    print(f"== {name}: {what}", flush=True)
    tally = Tally()
    start = time.monotonic()
    try:
        suite(tally)
    except Exception as error:  # a broken suite must not keep the others from running
        tally.count(False, f"{name} broke: {error!r}")
    if tally.passed + tally.failed == 0:
        tally.count(False, f"{name} found nothing to test")
    for complaint in tally.complaints:
        print(complaint.rstrip(), flush=True)
    print(f"   {name}: {tally.passed} passed, {tally.failed} failed, {time.monotonic() - start:.0f} s", flush=True)
    return tally


def main(names):
    if names == ["--list"]:
        for name, (_, what) in SUITES.items():
            print(f"{name:<10} {what}")
        return 0
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        print(f"tests/run: there is no suite {unknown[0]!r}; there are {', '.join(SUITES)}", file=sys.stderr)
        return 2
    tallies = [run_suite(name) for name in names or SUITES]
    passed, failed = (sum(getattr(tally, field) for tally in tallies) for field in ("passed", "failed"))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
