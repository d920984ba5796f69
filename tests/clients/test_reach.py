"""`vpcsim reach`, and what `vpcsim path` has for many flows and many reasons: --batch, --why-not, --ipv6."""

import csv
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from aws_export import export
from test_walkthrough_boto3 import Network
from vpcsim_server import ACCOUNT, REGION, ROOT, ServerTestCase, run_vpcsim, vpcsim_binary

SCENARIO = ROOT / "scenarios" / "vpc-peering.yaml"


def verdicts(text):
    return {(pair["from"], pair["to"]): pair["verdict"] for pair in json.loads(text)["pairs"]}


class Reach(unittest.TestCase):
    def reach(self, *arguments, exit_code=0):
        done = run_vpcsim("reach", *arguments)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        return done.stdout if exit_code != 2 else done.stderr

    def test_the_table(self):
        self.assertEqual(self.reach(SCENARIO, "--port", "22/tcp").splitlines(), [
            "tcp/22", "",
            "  from \\ to  ec2-a  ec2-b  internet",
            "  ec2-a      -      ✓      ✓",
            "  ec2-b      ✗      -      ✗",
            "  internet   ✗      ✗      -",
            "", "✓ reachable   ✗ unreachable"])

    def test_each_pair_is_what_path_says(self):
        for step in ("1", "4", "6"):
            found = verdicts(self.reach(SCENARIO, "--step", step, "--port", "22", "--json",
                                        "--internet", "203.0.113.10"))
            self.assertEqual(len(found), 6)
            for (one, other), verdict in found.items():
                names = {"internet": "client"}
                to = "ec2-a.public_ip" if (one, other) == ("internet", "ec2-a") else names.get(other, other)
                done = run_vpcsim("path", SCENARIO, "--step", step, "--from", names.get(one, one), "--to", to,
                                  "--port", "22", "--json")
                with self.subTest(step=step, one=one, other=other):
                    self.assertEqual(json.loads(done.stdout)["verdict"], verdict)

    def test_rows_and_columns(self):
        found = verdicts(self.reach(SCENARIO, "--port", "22", "--by", "vpc", "--from", "vpc-a", "--to", "internet",
                                    "vpc-b", "--json"))
        self.assertEqual(found, {("vpc-a", "internet"): "reachable", ("vpc-a", "vpc-b"): "reachable"})
        tagged = verdicts(self.reach(SCENARIO, "--port", "22", "--by", "tag:Name", "--from", "ec2-a", "--json"))
        self.assertEqual(tagged, {("ec2-a", "ec2-b"): "reachable", ("ec2-a", "internet"): "reachable"})
        self.assertIn("nobody is no row or column",
                      self.reach(SCENARIO, "--port", "22", "--to", "nobody", exit_code=2))

    def test_csv_and_graphviz(self):
        rows = list(csv.DictReader(io.StringIO(self.reach(SCENARIO, "--port", "22/tcp", "--csv", "--by", "subnet"))))
        self.assertEqual([(row["from"], row["to"], row["verdict"], row["reachable"], row["pairs"]) for row in rows[:2]],
                         [("subnet-a", "subnet-b", "reachable", "1", "1"),
                          ("subnet-a", "internet", "reachable", "1", "1")])
        graph = self.reach(SCENARIO, "--port", "22/tcp", "--dot")
        self.assertTrue(graph.startswith("digraph reach {"))
        self.assertEqual(graph.count(" -> "), 2)

    def test_what_changes(self):
        before, after = f"{SCENARIO}@5", str(SCENARIO)
        lines = self.reach("--port", "22", "--diff", before, after, exit_code=1).splitlines()
        self.assertEqual(lines[0], "ec2-a -> ec2-b tcp/22: reachable, was unreachable")
        self.assertEqual(len(lines), 2)
        flip, = json.loads(self.reach("--port", "22", "--diff", before, after, "--json", exit_code=1))["flips"]
        self.assertEqual({key: flip[key] for key in ("from", "to", "before", "after")},
                         {"from": "ec2-a", "to": "ec2-b", "before": "unreachable", "after": "reachable"})
        self.assertEqual(self.reach("--port", "443", "--diff", before, after), "tcp/443: no verdict differs\n")

    def test_services(self):
        for port, name in [("22", "tcp/22"), ("53/udp", "udp/53"), ("icmp", "icmp"), ("50/ip", "50")]:
            self.assertEqual(self.reach(SCENARIO, "--port", port).splitlines()[0], name)
        for port in ["ssh", "22/icmp", "70000", "tcp", "6/ip", "-1", "icmp/8", "22/"]:
            with self.subTest(port=port):
                self.reach(SCENARIO, f"--port={port}", exit_code=2)
        self.reach("--port", "22", exit_code=2)
        self.reach(SCENARIO, "--port", "22", "--endpoint", "http://127.0.0.1:1", exit_code=2)
        self.reach(SCENARIO, "--port", "22", "--by", "mood", exit_code=2)

    def test_ipv6_needs_ipv6_addresses(self):
        found = verdicts(self.reach(SCENARIO, "--port", "22", "--ipv6", "--json"))
        self.assertEqual(set(found.values()), {"unreachable"})


class Endpoint(ServerTestCase):
    def test_the_network_of_an_endpoint(self):
        ec2 = self.server.ec2()
        ec2.create_key_pair(KeyName="access")
        Network(ec2, "a", "10.9.0.0/16")
        output = self.server.vpcsim("reach", "--endpoint", self.server.url, "--port", "22/tcp", "--json")
        found = verdicts(output.stdout)
        self.assertEqual(set(found), {("ec2-a", "internet"), ("internet", "ec2-a")})
        with tempfile.TemporaryDirectory() as directory:
            export(self.server, directory, ACCOUNT, REGION)
            of_files = run_vpcsim("reach", "--network", directory, "--port", "22/tcp", "--json")
            self.assertEqual(verdicts(of_files.stdout), found)
            flows = pathlib.Path(directory, "flows.jsonl.txt")
            flows.write_text('{"from": "ec2-a", "to": "198.51.100.77", "port": 22}\n')
            done = run_vpcsim("path", "--network", directory, "--batch", flows)
            self.assertEqual(json.loads(done.stdout)["verdict"], found["ec2-a", "internet"])
            same = self.server.vpcsim("reach", "--port", "22", "--diff", directory, self.server.url)
            self.assertEqual(same.returncode, 0, same.stdout + same.stderr)


class Batch(unittest.TestCase):
    def batch(self, lines, *options):
        return subprocess.run([os.path.abspath(vpcsim_binary()), "path", SCENARIO, "--batch", "-", *options],
                              input=lines, capture_output=True, text=True, timeout=120)

    def test_a_line_answers_each_flow(self):
        flow = {"from": "ec2-a", "to": "ec2-b", "protocol": "tcp", "port": 22}
        done = self.batch(json.dumps(flow) + "\n\n" + json.dumps({**flow, "port": 443}) + "\n")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([(answer["line"], answer["verdict"]) for answer in answers],
                         [(1, "reachable"), (3, "unreachable")])
        for answer, port in zip(answers, (22, 443)):
            alone = json.loads(run_vpcsim("path", SCENARIO, "--from", "ec2-a", "--to", "ec2-b", "--port", port,
                                          "--json").stdout)
            self.assertEqual({key: value for key, value in answer.items() if key != "line"}, alone)

    def test_bad_lines_are_said_by_number(self):
        good = '{"from": "ec2-a", "to": "ec2-b", "port": 22}'
        bad = ["nonsense", "[]", '{"from": "ec2-a", "port": 22}', '{"from": "ec2-a", "to": "ec2-b"}',
               '{"from": "ec2-a", "to": "ec2-b", "port": 70000}', '{"from": "ec2-a", "to": "nobody", "port": 22}',
               '{"from": "ec2-a", "to": "ec2-b", "sport": 22}', '{"from": "ec2-a", "to": "ec2-b", "protocol": "all"}',
               '{"from": "ec2-a", "to": "ec2-b", "protocol": "icmp", "port": 8}']
        done = self.batch("\n".join([*bad, good]) + "\n")
        self.assertEqual(done.returncode, 2)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer["line"] for answer in answers], list(range(1, len(bad) + 2)))
        self.assertTrue(all(answer["error"] for answer in answers[:-1]))
        self.assertEqual(answers[-1]["verdict"], "reachable")

    def test_from_a_file(self):
        with tempfile.TemporaryDirectory() as directory:
            file = pathlib.Path(directory, "flows.jsonl")
            file.write_text('{"from": "ec2-a", "to": "ec2-b", "protocol": "tcp", "port": 22}')
            done = run_vpcsim("path", SCENARIO, "--batch", file)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(run_vpcsim("path", SCENARIO, "--batch", file, "--from", "ec2-a").returncode, 2)
            self.assertEqual(run_vpcsim("path", SCENARIO, "--batch", file.with_suffix(".none")).returncode, 2)


class WhyNot(unittest.TestCase):
    def test_all_blockers_and_no_hops(self):
        done = run_vpcsim("path", SCENARIO, "--step", "2", "--from", "ec2-a", "--to", "ec2-b", "--port", "22",
                          "--why-not")
        self.assertEqual(done.returncode, 1)
        codes = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ") and line[2] != " "]
        self.assertEqual(codes, ["NO_ROUTE_TO_DESTINATION", "BAD_STATE", "ENI_SG_RULES_MISMATCH",
                                 "NO_ROUTE_TO_DESTINATION"])
        self.assertNotIn("request", done.stdout)

    def test_json(self):
        done = run_vpcsim("path", SCENARIO, "--step", "2", "--from", "ec2-a", "--to", "ec2-b", "--port", "22",
                          "--why-not", "--json")
        answer = json.loads(done.stdout)
        self.assertEqual(set(answer), {"flow", "verdict", "language", "blockers"})
        self.assertTrue(all(blocker["reason"] and blocker["remedy"] for blocker in answer["blockers"]))

    def test_nothing_blocks(self):
        done = run_vpcsim("path", SCENARIO, "--from", "ec2-a", "--to", "ec2-b", "--port", "22", "--why-not")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Nothing keeps it", done.stdout)

    def test_services_of_the_host_answer(self):
        done = run_vpcsim("path", SCENARIO, "--from", "ec2-a", "--to", "169.254.169.254", "--port", "80")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("answered by the instance metadata service", done.stdout)

    def test_ipv6_and_protocols(self):
        to_b = ("path", SCENARIO, "--from", "ec2-a", "--to", "ec2-b")
        answer = json.loads(run_vpcsim(*to_b, "--port", "22", "--ipv6", "--json").stdout)
        self.assertEqual([blocker["code"] for blocker in answer["blockers"]], ["UNASSOCIATED_COMPONENT"])
        self.assertEqual(run_vpcsim("path", SCENARIO, "--from", "client", "--to", "ec2-b", "--port", "22",
                                    "--ipv6").returncode, 2)
        for protocol in ("icmp", "50", "255"):
            self.assertEqual(run_vpcsim(*to_b, "--protocol", protocol).returncode, 1)
        self.assertEqual(run_vpcsim(*to_b, "--protocol", "256").returncode, 2)
        self.assertEqual(run_vpcsim(*to_b, "--protocol", "icmp", "--port", "8").returncode, 2)


if __name__ == "__main__":
    unittest.main()
