"""The MTU along a path: `vpcsim path --size`, a batch's "size", a scenario's `size:`."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from vpcsim_server import ROOT, run_vpcsim, vpcsim_binary

SCENARIO = str(ROOT / "scenarios" / "vpc-peering.yaml")
OUT = ["path", SCENARIO, "--from", "ec2-a", "--to", "203.0.113.10", "--port", "443"]
PEERED = ["path", SCENARIO, "--from", "ec2-a", "--to", "ec2-b", "--port", "22"]


class Size(unittest.TestCase):
    def test_the_mtu_and_what_bounds_it(self):
        self.assertIn("\nPackets of up to 1500 bytes pass: internet gateway igw-a takes no larger ones.\n",
                      run_vpcsim(*OUT).stdout)
        mtu = json.loads(run_vpcsim(*OUT, "--json").stdout)["mtu"]
        self.assertEqual([(leg, mtu[leg]["bytes"], mtu[leg]["at"], mtu[leg]["id"][:4]) for leg in ("request", "reply")],
                         [("request", 1500, "igw-a", "igw-"), ("reply", 1500, "igw-a", "igw-")])
        self.assertEqual(json.loads(run_vpcsim(*PEERED, "--json").stdout)["mtu"]["request"]["bytes"], 9001)

    def test_a_packet_that_fits(self):
        done = run_vpcsim(*OUT, "--size", "1500")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("tcp/443, 1500 bytes  reachable", done.stdout)

    def test_a_packet_that_does_not(self):
        done = run_vpcsim(*OUT, "--size", "1501", "--json")
        self.assertEqual(done.returncode, 1, done.stdout)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["verdict"], "unreachable")
        self.assertTrue(answer["hops"][-1]["dropped"])
        self.assertIn("takes packets of up to 1500 bytes", answer["hops"][-1]["text"])
        self.assertNotIn("reply", [hop["leg"] for hop in answer["hops"]])
        self.assertEqual([(row["code"], row["at"]) for row in answer["blockers"]],
                         [("PACKET_TOO_BIG", "igw-a"), ("ENI_SG_RULES_MISMATCH", "sg-a")])
        self.assertEqual(answer["too_large"], {"size": 1501, "leg": "request", "notice": "lost"})
        self.assertIn("icmp type 3 code 4", answer["blockers"][1]["remedy"])
        self.assertIn("1501 バイト", run_vpcsim(*OUT, "--size", "1501", "--lang", "ja").stdout)

    def test_sizes_that_are_none(self):
        for size in ("27", "65536", "-1", "large"):
            self.assertEqual(run_vpcsim(*OUT, "--size", size).returncode, 2)

    def test_batch_is_one_by_one(self):
        flows, alone = [], []
        for to, port in (("ec2-b", 22), ("203.0.113.10", 443), ("ec2-b", 443), ("169.254.169.254", 80)):
            for size in (None, 1500, 1501, 9001, 9002):
                flows.append({"from": "ec2-a", "to": to, "port": port, **({"size": size} if size else {})})
                options = ["--size", str(size)] if size else []
                done = run_vpcsim("path", SCENARIO, "--from", "ec2-a", "--to", to, "--port", str(port), "--json",
                                  *options)
                alone.append(json.loads(done.stdout))
        done = subprocess.run([os.path.abspath(vpcsim_binary()), "path", SCENARIO, "--batch", "-"], text=True,
                              input="".join(json.dumps(flow) + "\n" for flow in flows), capture_output=True,
                              timeout=120)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer.pop("line") for answer in answers], list(range(1, len(flows) + 1)))
        self.assertEqual(answers, alone)
        self.assertGreater(len({answer["verdict"] for answer in answers}), 1)

    def test_a_batch_refuses_sizes_that_are_none(self):
        done = subprocess.run([os.path.abspath(vpcsim_binary()), "path", SCENARIO, "--batch", "-"], text=True,
                              input='{"from": "ec2-a", "to": "ec2-b", "port": 22, "size": 9}\n', capture_output=True,
                              timeout=60)
        self.assertEqual(json.loads(done.stdout)["error"], '"size" isn\'t a number from 28 to 65535')

    def test_in_a_scenario(self):
        text = pathlib.Path(SCENARIO).read_text(encoding="utf-8")
        flow = "{from: ec2-a, to: 203.0.113.10, protocol: tcp, port: 443, size: %d, %s}"
        with tempfile.TemporaryDirectory() as folder:
            for size, expected, code in ((1500, "verdict: reachable", 0), (1501, "verdict: blocked", 0),
                                         (1501, "blocked: [{code: PACKET_TOO_BIG, at: igw-a}, "
                                                "{code: ENI_SG_RULES_MISMATCH, at: sg-a}]", 0),
                                         (1501, "verdict: reachable", 1), (20, "verdict: reachable", 2)):
                file = pathlib.Path(folder, "sized.yaml")
                file.write_text(text.rstrip() + "\n      - " + flow % (size, expected) + "\n", encoding="utf-8")
                done = run_vpcsim("run", file)
                with self.subTest(size=size, expected=expected):
                    self.assertEqual(done.returncode, code, done.stdout[-800:] + done.stderr)


if __name__ == "__main__":
    unittest.main()
