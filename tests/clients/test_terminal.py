"""Terminals in the browser: WebSocket /_vpcsim/terminal, spoken by hand."""

import json
import re
import time
import unittest
import urllib.parse

from ssh_case import LAPTOP, STRANGER, SshTestCase
from web_socket import BINARY, CLOSE, TEXT, Refused, WebSocket


class Terminal:
    """What a browser shows, without the escape sequences that color it."""

    def __init__(self, server, headers=None, **query):
        query = urllib.parse.urlencode(query)
        url = f"{server.url}/_vpcsim/terminal?{query}"
        self.socket = WebSocket(url, headers)
        self.shown = ""
        self.statuses = []
        self.ended = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def type(self, text):
        self.socket.send(BINARY, text.encode())

    def resize(self, columns, rows):
        self.socket.send(TEXT, json.dumps({"resize": {"columns": columns, "rows": rows}}).encode())

    def _read(self, seconds):
        kind, payload = self.socket.read(seconds)
        if kind == BINARY:
            self.shown += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", payload.decode())
        elif kind == TEXT:
            self.statuses.append(json.loads(payload))
        else:
            self.ended = kind == CLOSE

    def wait(self, condition, seconds=30):
        """Whether it comes about within that time."""
        deadline = time.monotonic() + seconds
        while not condition() and not self.ended and time.monotonic() < deadline:
            try:
                self._read(deadline - time.monotonic())
            except TimeoutError:
                break
        return condition()

    def wait_for_text(self, text, seconds=30):
        return self.wait(lambda: text in self.shown, seconds)

    def wait_for_status(self, status, seconds=30):
        return self.wait(lambda: bool(self.statuses) and self.statuses[-1]["status"] == status, seconds)


class TerminalTests(SshTestCase):
    def terminal(self, headers=None, **query):
        return Terminal(self.server, headers, **{"instance": self.a.instance, "user": "ec2-user",
                                                 "source": LAPTOP, **query})

    def assert_status(self, terminal, status, seconds=30):
        self.assertTrue(terminal.wait_for_status(status, seconds), (terminal.statuses, terminal.shown))

    def assert_shown(self, terminal, text, seconds=30):
        self.assertTrue(terminal.wait_for_text(text, seconds), (terminal.statuses, terminal.shown))

    def logged_in(self, **query):
        terminal = self.terminal(**query)
        self.assert_status(terminal, "logged-in")
        self.assert_shown(terminal, "]$ ")
        return terminal

    def close_group(self, cidr=f"{LAPTOP}/32"):
        self.ec2.revoke_security_group_ingress(GroupId=self.a.sg, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": cidr}]}])

    def test_a_command_s_output_is_shown_and_the_exit_status_told(self):
        with self.logged_in() as terminal:
            self.assertTrue(terminal.shown.startswith(f"$ ssh ec2-user@{self.address}\r\n"), terminal.shown)
            terminal.type("whoami; hostname -I\r")
            self.assert_shown(terminal, f"\r\nec2-user\r\n{self.private_a} \r\n")
            terminal.type("exit 3\r")
            self.assert_status(terminal, "exited")
            self.assertEqual(terminal.statuses[-1]["exit_status"], 3)
            self.assertTrue(terminal.wait(lambda: terminal.ended))
            self.assertTrue(terminal.shown.endswith(f"Connection to {self.address} closed.\r\n"), terminal.shown)
        self.assertEqual(self.events("logged-in")[0]["from"], LAPTOP)

    def test_a_closed_group_is_a_time_out_with_its_reason(self):
        with self.terminal(source=STRANGER, timeout=2) as terminal:
            self.assert_status(terminal, "unanswered", 1)
            obstacle, = terminal.statuses[-1]["obstacles"]
            self.assertEqual(obstacle["code"], "ENI_SG_RULES_MISMATCH")
            self.assertIn(self.a.sg, obstacle["reason"])
            self.assertIn(f"{STRANGER}/32", obstacle["remedy"])
            self.assert_status(terminal, "timed-out")
            self.assertTrue(terminal.shown.endswith(
                f"ssh: connect to host {self.address} port 22: Connection timed out\r\n"), terminal.shown)
        blocked, = self.events("blocked")
        self.assertEqual((blocked["from"], blocked["obstacles"]), (STRANGER, [obstacle]))

    def test_a_rule_that_is_added_meanwhile_lets_it_in(self):
        with self.terminal(source=STRANGER) as terminal:
            self.assert_status(terminal, "unanswered")
            self.a.let_in(f"{STRANGER}/32")
            self.assert_status(terminal, "logged-in")

    def test_a_rule_that_is_revoked_meanwhile_leaves_the_tracked_session_and_keeps_out_the_next(self):
        with self.logged_in() as terminal:
            self.close_group()
            terminal.type("echo still here\r")
            self.assert_shown(terminal, "\r\nstill here\r\n")
            with self.terminal(timeout=1) as another:
                self.assert_status(another, "timed-out")

    def test_a_session_that_is_not_tracked_stalls_with_its_rule_and_goes_on_with_it(self):
        self.close_group()
        self.a.let_in("0.0.0.0/0")
        with self.logged_in() as terminal:
            self.close_group("0.0.0.0/0")
            terminal.type("echo held up\r")
            self.assert_status(terminal, "stalled")
            self.assertEqual(terminal.statuses[-1]["obstacles"][0]["code"], "ENI_SG_RULES_MISMATCH")
            self.assertFalse(terminal.wait_for_text("\r\nheld up\r\n", 0.5))
            self.a.let_in("0.0.0.0/0")
            self.assert_status(terminal, "resumed")
            self.assert_shown(terminal, "\r\nheld up\r\n")

    def test_an_instance_without_a_public_address_says_so(self):
        with self.terminal(instance=self.b.instance) as terminal:
            self.assert_status(terminal, "no-address")
            self.assertEqual(terminal.statuses[-1]["obstacles"][0]["code"], "NO_PUBLIC_ADDRESS")

    def test_an_instance_that_stops_closes_its_terminals_and_says_why_it_has_no_more(self):
        with self.logged_in() as terminal:
            self.ec2.stop_instances(InstanceIds=[self.a.instance])
            self.assert_status(terminal, "disconnected")
            self.assertTrue(terminal.shown.endswith("closed by remote host.\r\n"), terminal.shown)
        with self.terminal(timeout=1) as terminal:
            self.assertTrue(terminal.wait(lambda: terminal.ended))
            self.assertEqual(terminal.statuses[-1]["obstacles"][0]["code"], "BAD_STATE")

    def test_a_user_that_there_is_not_is_denied(self):
        with self.terminal(user="ubuntu") as terminal:
            self.assert_status(terminal, "denied")
            self.assertIn(f"ubuntu@{self.address}: Permission denied (publickey).\r\n", terminal.shown)

    def test_the_size_of_the_window_is_the_terminal_s(self):
        with self.logged_in(columns=100, rows=30) as terminal:
            terminal.type("stty size\r")
            self.assert_shown(terminal, "\r\n30 100\r\n")
            terminal.resize(132, 43)
            terminal.type("stty size\r")
            self.assert_shown(terminal, "\r\n43 132\r\n")

    def test_ctrl_c_ends_a_program(self):
        with self.logged_in() as terminal:
            terminal.type("sleep 600\r")
            terminal.type("\x03")
            terminal.type("echo $?\r")
            self.assert_shown(terminal, "\r\n130\r\n")

    def test_with_the_key_pasted_ssh_goes_on_to_the_private_instance(self):
        self.connect()
        with self.logged_in() as terminal:
            terminal.type("cat > access.pem\r")
            terminal.type(self.key.read_text().replace("\n", "\r"))
            terminal.type("\x04chmod 400 access.pem\r")
            terminal.type(f"ssh -i access.pem ec2-user@{self.private_b}\r")
            self.assert_shown(terminal, "Are you sure you want to continue connecting")
            terminal.type("yes\r")
            self.assert_shown(terminal, self.private_b.replace(".", "-"))
            terminal.type("hostname -I\r")
            self.assert_shown(terminal, f"\r\n{self.private_b} \r\n")
            terminal.type("exit\r")
            self.assert_shown(terminal, f"Connection to {self.private_b} closed.")

    def test_another_web_site_s_page_is_refused(self):
        for origin in ("http://evil.example", "null", self.server.url.replace("127.0.0.1", "localhost")):
            with self.subTest(origin=origin), self.assertRaises(Refused) as refused:
                self.terminal(headers={"Origin": origin})
            self.assertEqual(refused.exception.status, 403)
        with self.terminal(headers={"Origin": self.server.url}) as terminal:
            self.assert_status(terminal, "logged-in")

    def test_a_question_that_makes_no_sense_is_refused_with_what_is_wrong(self):
        for wrong, status in (({"instance": "i-00000000000000000"}, 404), ({"source": "10.0.0.1"}, 400),
                              ({"source": self.address}, 400), ({"user": "a b"}, 400), ({"rows": "x"}, 400)):
            with self.subTest(wrong=wrong), self.assertRaises(Refused) as refused:
                self.terminal(**wrong)
            self.assertEqual(refused.exception.status, status)
            self.assertIn("message", json.loads(refused.exception.body)["error"])

    def test_many_terminals_are_open_at_once_and_no_more_than_the_limit(self):
        terminals = [self.terminal() for _ in range(64)]
        for terminal in terminals:
            self.assert_status(terminal, "logged-in")
        with self.assertRaises(Refused) as refused:
            self.terminal()
        self.assertEqual(refused.exception.status, 503)
        for terminal in terminals:
            terminal.socket.close()
        for _ in range(100):
            try:
                with self.terminal() as terminal:
                    return self.assert_status(terminal, "logged-in")
            except Refused:
                time.sleep(0.1)
        self.fail("no place has come free")


if __name__ == "__main__":
    unittest.main()
