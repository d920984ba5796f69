"""Runs every test here, counting each subTest, and ends with `N passed, M failed` (unittest counts tests only).

    VPCSIM=build/vpcsim /usr/bin/python3 tests/clients/run_all.py [-v] [test_protocol ...]

Without names, the files run in processes of their own, as many at a time as there are cores.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
SLOW = ("test_ssh_abuse", "test_ansible", "test_other_clients")  # first, so that nobody waits for them in the end


class CountingResult(unittest.TextTestResult):
    """A test with subTests counts as those; one without, as itself. A skipped test hasn't passed."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.passed = 0
        self.failed = 0
        self._subtests = 0
        self._own_failures = 0

    def startTest(self, test):
        super().startTest(test)
        self._subtests = self._own_failures = 0
        self._start = time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        self.failed += self._own_failures
        if self._subtests == 0 and self._own_failures == 0:
            self.passed += 1

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        self._subtests += 1
        if error is None:
            self.passed += 1
        else:
            self.failed += 1

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._fail()

    def addError(self, test, error):
        super().addError(test, error)
        if isinstance(test, unittest.TestCase):
            self._fail()
        else:  # setUpClass or a module that can't be imported: no test has started
            self.failed += 1

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._fail()

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._fail()

    def _fail(self):
        self._own_failures = 1


def run_here(names, verbosity):
    tests = unittest.TestLoader().loadTestsFromNames(names)
    result = unittest.TextTestRunner(stream=sys.stdout, resultclass=CountingResult, verbosity=verbosity).run(tests)
    if result.testsRun == 0:
        result.failed += 1
    return result.passed, result.failed


def run_file(name):
    """(passed, failed) of one file, whose output is printed when it is whole."""
    done = subprocess.run([sys.executable, __file__, name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, text=True, errors="replace")
    counted = re.search(r"^(\d+) passed, (\d+) failed\n\Z", done.stdout, re.MULTILINE)
    print(f"== {name}\n{done.stdout}", flush=True)
    return (int(counted.group(1)), int(counted.group(2))) if counted else (0, 1)


def run_all_files():
    names = sorted((path.stem for path in HERE.glob("test_*.py")), key=lambda name: name not in SLOW)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        counts = list(pool.map(run_file, names))
    return sum(passed for passed, _ in counts), sum(failed for _, failed in counts)


def main(arguments):
    names = [argument for argument in arguments if argument != "-v"]
    if names:
        passed, failed = run_here(names, verbosity=2 if "-v" in arguments else 1)
    else:
        passed, failed = run_all_files()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
