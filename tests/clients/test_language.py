"""`--lang`: the same findings, in English or Japanese."""

import json
import os
import re
import subprocess
import unicodedata
import unittest

from vpcsim_server import ROOT, run_vpcsim, vpcsim_binary

SCENARIO = str(ROOT / "scenarios" / "vpc-peering.yaml")
FLOW = ["--from", "ec2-a", "--to", "ec2-b", "--port", "22"]


def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Language(unittest.TestCase):
    def path(self, *arguments, exit_code=1, environment=None):
        done = subprocess.run([vpcsim_binary(), "path", SCENARIO, *FLOW, *arguments], capture_output=True, text=True,
                              env={**os.environ, **(environment or {})}, timeout=60)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        return done.stdout if exit_code != 2 else done.stderr

    def test_sentences_in_japanese(self):
        text = self.path("--step", "4", "--lang", "ja")
        self.assertIn("到達不可能", text)
        self.assertIn("到達可能にするには、次のすべてを変更する必要があります。", text)
        self.assertIn("を許可するインバウンドルールがありません。", text)
        self.assertIn("ENI_SG_RULES_MISMATCH: ", text)
        self.assertNotRegex(text, r"\b(the|allows|routes|rule|of)\b")

    def test_hops_stand_in_columns(self):
        lines = [line for line in self.path("--lang", "ja", exit_code=0).splitlines() if "│" in line]
        self.assertGreater(len(lines), 4)
        self.assertEqual({columns(line.split("│")[0]) for line in lines}, {11})
        self.assertTrue(any(line.startswith("  往路") for line in lines))
        self.assertTrue(any(line.startswith("  復路") for line in lines))

    def test_data_is_the_same_in_either_language(self):
        def data(document):
            document = json.loads(document)
            for row in document["hops"] + document["blockers"]:
                for sentence in ("text", "reason", "remedy"):
                    row.pop(sentence, None)
            return document
        english, japanese = (self.path("--step", "4", "--json", "--lang", code) for code in ("en", "ja"))
        self.assertEqual({**data(english), "language": "ja"}, data(japanese))
        for blocker in json.loads(japanese)["blockers"]:
            self.assertTrue(blocker["reason"].endswith("。") and blocker["remedy"].endswith("。"), blocker)

    def test_english_is_what_nobody_asked_otherwise(self):
        english = self.path("--step", "4")
        self.assertIn("unreachable", english)
        self.assertEqual(english, self.path("--step", "4", environment={"LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8"}))
        self.assertEqual(self.path("--step", "4", "--lang", "ja"),
                         self.path("--step", "4", environment={"VPCSIM_LANG": "ja"}))
        self.assertEqual(english, self.path("--step", "4", "--lang", "en", environment={"VPCSIM_LANG": "ja"}))

    def test_a_language_that_is_not_there(self):
        self.assertIn("there is no language fr; there are en and ja", self.path("--lang", "fr", exit_code=2))

    def test_batch(self):
        done = subprocess.run([vpcsim_binary(), "path", SCENARIO, "--step", "4", "--lang", "ja", "--batch", "-"],
                              input='{"from": "ec2-a", "to": "ec2-b", "port": 22}\n', capture_output=True, text=True,
                              timeout=60)
        self.assertRegex(json.loads(done.stdout)["blockers"][0]["reason"], "。$")

    def test_run(self):
        done = run_vpcsim("run", SCENARIO, "--lang", "ja")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout.splitlines()[-1],
                         r"^✓ \d+ 件の期待のうち \d+ 件が満たされました \(EC2 API の呼び出し \d+ 回、うち変更 \d+ 回\)$")
        self.assertIn("到達可能", done.stdout)
        self.assertNotRegex(done.stdout, r"\breachable\b|\bblocked\b")

    def test_reach(self):
        done = run_vpcsim("reach", SCENARIO, "--port", "22", "--lang", "ja")
        table = done.stdout.splitlines()[2:6]
        self.assertTrue(table[0].startswith("  送信元 \\ 送信先  ec2-a"), table)
        column = columns(table[0].split("ec2-b")[0])
        for line in table[1:4]:
            sign = re.match(r"  \S+ +[-✓✗]      (?=[-✓✗])", line).group()
            self.assertEqual(columns(sign), column, table)
        self.assertEqual(done.stdout.splitlines()[-1], "✓ 到達可能   ✗ 到達不可能")
        flips = run_vpcsim("reach", "--port", "22", "--lang", "ja", "--diff", SCENARIO + "@5", SCENARIO)
        self.assertRegex(flips.stdout, r"^ec2-a -> ec2-b tcp/22: 到達可能 \(変更前は到達不可能\)\n  変更前: ec2-b の.*。\n$")


if __name__ == "__main__":
    unittest.main()
