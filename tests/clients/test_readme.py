"""README's examples are what the tests run: the scenario does what README says, the program is the one that
tests/package builds."""

import pathlib
import re
import subprocess
import tempfile
import unittest

import vpcsim_server

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language):
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL).group(1)


class Readme(unittest.TestCase):
    def test_its_scenario_runs_and_holds(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "readme.yaml")
            file.write_text(block("yaml"), encoding="utf-8")
            done = subprocess.run([vpcsim_server.vpcsim_binary(), "run", file], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_its_program_is_the_one_that_is_built(self):
        source = (ROOT / "tests/package/main.cpp").read_text(encoding="utf-8")
        self.assertEqual(block("cpp"), source.split("// [readme]\n")[1])

    def test_every_file_it_links_to_is_there(self):
        for link in re.findall(r"\]\(([^)#:]+)\)", README):
            with self.subTest(link=link):
                self.assertTrue((ROOT / link).exists())


if __name__ == "__main__":
    unittest.main()
