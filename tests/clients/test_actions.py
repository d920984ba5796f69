"""Which actions there are: what the registry says and what a client is told."""

import http.client

import botocore.session

from test_protocol import signature
from vpcsim_server import ServerTestCase, run_vpcsim


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
