"""Which actions there are: what the registry says, what a client is told, what README says.

    VPCSIM=build/vpcsim /usr/bin/python3 tests/clients/test_actions.py --write     puts the table into README
"""

import http.client
import pathlib
import re
import sys
import unittest

import botocore.session

from test_protocol import signature
from vpcsim_server import ServerTestCase, run_vpcsim

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
SECTION = re.compile(r"(<!-- vpcsim actions --markdown -->\n\n)(.*?)(\n<!-- end -->)", re.DOTALL)


class Unimplemented(ServerTestCase):
    def test_actions_are_refused_by_name(self):
        listed = run_vpcsim("actions").stdout
        implemented = {line.split()[0] for line in listed.splitlines() if line[:1].isupper()}
        operations = botocore.session.get_session().get_service_model("ec2").operation_names
        missing = sorted(set(operations) - implemented)
        self.assertTrue(missing)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        for operation in missing:
            connection.request("GET", f"/?Action={operation}&Version=2016-11-15", headers=signature())
            answer = connection.getresponse()
            self.assertIn(f"<Code>UnsupportedOperation</Code><Message>vpcsim doesn't implement the action {operation}.",
                          answer.read().decode().replace("&apos;", "'"))
        connection.close()


class Coverage(unittest.TestCase):
    def test_in_readme_is_what_the_registry_says(self):
        written = SECTION.search(README.read_text(encoding="utf-8"))
        self.assertIsNotNone(written, "README has no section between the markers")
        self.assertEqual(written.group(2), run_vpcsim("actions", "--markdown").stdout,
                         "test_actions.py --write brings README up to date")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        table = run_vpcsim("actions", "--markdown").stdout
        README.write_text(SECTION.sub(lambda found: found.group(1) + table + found.group(3),
                                      README.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        unittest.main()
