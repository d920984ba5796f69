"""Runs every test here, counting each subTest, and ends with `N passed, M failed` (unittest counts tests only).

    VPCSIM=build/vpcsim /usr/bin/python3 tests/clients/run_all.py [-v] [test_protocol ...]
"""

import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


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


def main(arguments):
    verbosity = 2 if "-v" in arguments else 1
    names = [argument for argument in arguments if argument != "-v"]
    loader = unittest.TestLoader()
    tests = loader.loadTestsFromNames(names) if names else loader.discover(str(HERE))
    result = unittest.TextTestRunner(stream=sys.stdout, resultclass=CountingResult, verbosity=verbosity).run(tests)
    if result.testsRun == 0:
        result.failed += 1
    print(f"{result.passed} passed, {result.failed} failed")
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
