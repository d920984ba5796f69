"""Profiles that assume a role, as people have them in ~/.aws/config: the clients ask STS by themselves.

Newer clients are told where STS is by AWS_ENDPOINT_URL. Debian's don't know it, and ask STS where its endpoint
rules say: here, rules of a data path of their own lead to the server.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import unittest.mock

import boto3
import botocore.config
import botocore.exceptions
import botocore.session

import vpcsim_server
from vpcsim_server import ACCOUNT, PARTNER, REGION

THIRD = "333333333333"
CREDENTIALS = f"""[base]
aws_access_key_id = AKIABASEEXAMPLE00001
aws_secret_access_key = secret-of-base
aws_account_id = {ACCOUNT}
"""
CONFIG = f"""[profile partner]
role_arn = arn:aws:iam::{PARTNER}:role/path/Builder
source_profile = base
role_session_name = night
duration_seconds = 900

[profile third]
role_arn = arn:aws:iam::{THIRD}:role/Reader
source_profile = partner
role_session_name = chained

[profile environment]
role_arn = arn:aws:iam::{PARTNER}:role/Builder
credential_source = Environment
role_session_name = day
"""
PARAMETERS = {"Region": "AWS::Region", "Endpoint": "SDK::Endpoint", "UseDualStack": "AWS::UseDualStack",
              "UseFIPS": "AWS::UseFIPS", "UseGlobalEndpoint": "AWS::STS::UseGlobalEndpoint"}


def endpoint_rules(url):
    """Wherever a client is, STS is at `url`."""
    return {
        "version": "1.0",
        "parameters": {name: {"builtIn": built_in, "required": False, "documentation": "",
                              "type": "String" if name in ("Region", "Endpoint") else "Boolean"}
                       for name, built_in in PARAMETERS.items()},
        "rules": [{"conditions": [], "type": "endpoint", "endpoint": {"url": url, "properties": {}, "headers": {}}}],
    }


class RoleProfiles(unittest.TestCase):
    def setUp(self):
        directory = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        keys = directory / "credentials"
        keys.write_text(CREDENTIALS)
        (directory / "config").write_text(CONFIG)
        self.server = self.enterContext(
            vpcsim_server.VpcsimServer("--credentials", str(keys), "--auth", "strict"))
        rules = directory / "models" / "sts" / "2011-06-15"
        rules.mkdir(parents=True)
        (rules / "endpoint-rule-set-1.json").write_text(json.dumps(endpoint_rules(self.server.url)))
        environment = self.server.environment()
        del environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]
        self.environment = {**environment, "AWS_CONFIG_FILE": str(directory / "config"),
                            "AWS_SHARED_CREDENTIALS_FILE": str(keys), "AWS_DATA_PATH": str(directory / "models"),
                            "AWS_STS_REGIONAL_ENDPOINTS": "regional"}

    def aws(self, *arguments, profile, **more):
        done = subprocess.run(
            ["/usr/bin/aws", *arguments, "--profile", profile, "--endpoint-url", self.server.url, "--output", "json"],
            capture_output=True, text=True, timeout=60, env={**self.environment, **more},
            cwd=self.server.directory, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_the_aws_cli(self):
        identity = self.aws("sts", "get-caller-identity", profile="partner")
        self.assertEqual((identity["Account"], identity["Arn"]),
                         (PARTNER, f"arn:aws:sts::{PARTNER}:assumed-role/Builder/night"))
        vpc = self.aws("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16", profile="partner")["Vpc"]
        self.assertEqual(vpc["OwnerId"], PARTNER)
        self.assertEqual(self.aws("ec2", "describe-vpcs", profile="base")["Vpcs"], [])
        seen = self.aws("ec2", "describe-vpcs", profile="partner")["Vpcs"]
        self.assertEqual([row["VpcId"] for row in seen], [vpc["VpcId"]])

    def test_the_aws_cli_from_role_to_role(self):
        self.assertEqual(self.aws("sts", "get-caller-identity", profile="third")["Arn"],
                         f"arn:aws:sts::{THIRD}:assumed-role/Reader/chained")

    def test_the_aws_cli_with_keys_of_the_environment(self):
        identity = self.aws("sts", "get-caller-identity", profile="environment",
                            AWS_ACCESS_KEY_ID="AKIABASEEXAMPLE00001", AWS_SECRET_ACCESS_KEY="secret-of-base")
        self.assertEqual(identity["Arn"], f"arn:aws:sts::{PARTNER}:assumed-role/Builder/day")

    def boto3_client(self, service, profile):
        session = boto3.session.Session(
            botocore_session=botocore.session.Session(profile=profile), region_name=REGION)
        client = session.client(service, endpoint_url=self.server.url, config=botocore.config.Config(
            retries={"total_max_attempts": 1}, proxies={}))
        self.addCleanup(client.close)
        return client

    def test_boto3(self):
        with unittest.mock.patch.dict(os.environ, self.environment, clear=True):
            for profile, account in (("partner", PARTNER), ("third", THIRD)):
                with self.subTest(profile):
                    self.assertEqual(self.boto3_client("sts", profile).get_caller_identity()["Account"], account)
                    vpc = self.boto3_client("ec2", profile).create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]
                    self.assertEqual(vpc["OwnerId"], account)

    def test_a_wrong_secret_assumes_nothing(self):
        wrong = {**self.environment, "AWS_ACCESS_KEY_ID": "AKIABASEEXAMPLE00001", "AWS_SECRET_ACCESS_KEY": "wrong"}
        with unittest.mock.patch.dict(os.environ, wrong, clear=True):
            with self.assertRaises(botocore.exceptions.ClientError) as caught:
                self.boto3_client("ec2", "environment").describe_vpcs()
        self.assertEqual(caught.exception.response["Error"]["Code"], "SignatureDoesNotMatch")
        self.assertEqual(caught.exception.operation_name, "AssumeRole")


if __name__ == "__main__":
    unittest.main()
