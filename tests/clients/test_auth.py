"""Credentials: a file of declared keys, strict verification, temporary keys, with AWS's own signers."""

import json
import pathlib
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.exceptions

import vpcsim_server
from vpcsim_server import ACCOUNT, PARTNER, REGION, run_vpcsim

FILE = f"""[one]
aws_access_key_id = AKIAONEEXAMPLE000001
aws_secret_access_key = secret-of-one
aws_account_id = {ACCOUNT}

[two]
aws_access_key_id = AKIATWOEXAMPLE000002
aws_secret_access_key = secret-of-two
aws_account_id = {PARTNER}
"""
ONE = ("AKIAONEEXAMPLE000001", "secret-of-one")
TWO = ("AKIATWOEXAMPLE000002", "secret-of-two")
_directory = tempfile.TemporaryDirectory(prefix="vpcsim-auth-")
CREDENTIALS = pathlib.Path(_directory.name) / "credentials"
CREDENTIALS.write_text(FILE)


class AuthTestCase(vpcsim_server.ServerTestCase):
    def client(self, service, key, secret="any", token=None, region=REGION):
        client = boto3.client(
            service, region_name=region, endpoint_url=self.server.url, aws_access_key_id=key,
            aws_secret_access_key=secret, aws_session_token=token,
            config=botocore.config.Config(retries={"total_max_attempts": 1}, proxies={}))
        self.addCleanup(client.close)
        return client

    def with_keys(self, service, keys):
        return self.client(service, keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])

    def status_of(self, code, function, **arguments):
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            function(**arguments)
        self.assertEqual(caught.exception.response["Error"]["Code"], code)
        return caught.exception.response["ResponseMetadata"]["HTTPStatusCode"]

    def advance(self, by):
        self.assertEqual(run_vpcsim("clock", by, "--endpoint", self.server.url).returncode, 0)


class Strict(AuthTestCase):
    server_options = ("--credentials", str(CREDENTIALS), "--auth", "strict")

    def test_declared_keys_are_their_accounts(self):
        for key, account in ((ONE, ACCOUNT), (TWO, PARTNER)):
            self.assertEqual(self.client("sts", *key).get_caller_identity()["Account"], account)
        vpc = self.client("ec2", *ONE).create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]
        self.assertEqual(vpc["OwnerId"], ACCOUNT)
        self.status_of("InvalidVpcID.NotFound", self.client("ec2", *TWO).describe_vpcs, VpcIds=[vpc["VpcId"]])

    def test_unknown_keys_and_wrong_secrets(self):
        for key in ((ACCOUNT, "any"), (ONE[0], "wrong")):
            self.assertEqual(self.status_of("AuthFailure", self.client("ec2", *key).describe_vpcs), 401)
        self.assertEqual(
            self.status_of("InvalidClientTokenId", self.client("sts", ACCOUNT).get_caller_identity), 403)
        self.assertEqual(
            self.status_of("SignatureDoesNotMatch", self.client("iam", ONE[0]).get_user), 403)
        self.status_of("UnrecognizedClientException", self.client("ssm", ACCOUNT).get_parameter, Name="/x")
        self.status_of("InvalidSignatureException", self.client("ssm", ONE[0]).get_parameter, Name="/x")

    def test_old_signatures(self):
        self.advance("+14m")
        self.client("ec2", *ONE).describe_vpcs()
        self.advance("+2m")
        self.assertEqual(self.status_of("RequestExpired", self.client("ec2", *ONE).describe_vpcs), 400)
        self.status_of("SignatureDoesNotMatch", self.client("sts", *ONE).get_caller_identity)

    def test_the_aws_cli_signs_with_profiles(self):
        def aws(*arguments, profile):
            environment = {**self.server.environment(), "AWS_SHARED_CREDENTIALS_FILE": str(CREDENTIALS)}
            del environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]
            done = subprocess.run(
                ["/usr/bin/aws", *arguments, "--profile", profile, "--endpoint-url", self.server.url,
                 "--output", "json"], capture_output=True, text=True, timeout=60, env=environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            return json.loads(done.stdout)
        for profile, account in (("one", ACCOUNT), ("two", PARTNER)):
            self.assertEqual(aws("sts", "get-caller-identity", profile=profile)["Account"], account)
        self.assertEqual(aws("ec2", "describe-vpcs", profile="two")["Vpcs"], [])
        assumed = aws("sts", "assume-role", "--role-arn", f"arn:aws:iam::{PARTNER}:role/Builder",
                      "--role-session-name", "night", profile="one")
        self.assertTrue(assumed["Credentials"]["AccessKeyId"].startswith("ASIA"))

    def test_presigned(self):
        def url(expires):
            credentials = botocore.credentials.Credentials(*ONE)
            request = botocore.awsrequest.AWSRequest(
                "GET", self.server.url + "/?Action=DescribeVpcs&Version=2016-11-15")
            botocore.auth.SigV4QueryAuth(credentials, "ec2", REGION, expires).add_auth(request)
            return request.url
        with urllib.request.urlopen(url(60), timeout=30) as answer:
            self.assertEqual(answer.status, 200)
        late = url(60)
        self.advance("+2m")
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(late, timeout=30)
        self.assertIn(b"RequestExpired", caught.exception.read())
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(url(600).replace("DescribeVpcs", "DescribeSubnets"), timeout=30)
        self.assertIn(b"AuthFailure", caught.exception.read())

    def test_a_role(self):
        sts = self.client("sts", *ONE)
        answer = sts.assume_role(RoleArn=f"arn:aws:iam::{PARTNER}:role/path/Builder", RoleSessionName="night",
                                 DurationSeconds=900)
        identity = self.with_keys("sts", answer["Credentials"]).get_caller_identity()
        arn = f"arn:aws:sts::{PARTNER}:assumed-role/Builder/night"
        self.assertEqual((identity["Account"], identity["Arn"]), (PARTNER, arn))
        self.assertEqual(identity["UserId"], answer["AssumedRoleUser"]["AssumedRoleId"])
        vpc = self.with_keys("ec2", answer["Credentials"]).create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]
        self.assertEqual(vpc["OwnerId"], PARTNER)


class Open(AuthTestCase):
    server_options = ("--credentials", str(CREDENTIALS))

    def test_declared_keys_are_verified_and_others_are_not(self):
        self.assertEqual(self.client("sts", "333333333333").get_caller_identity()["Account"], "333333333333")
        self.assertEqual(self.client("sts", *TWO).get_caller_identity()["Account"], PARTNER)
        self.status_of("AuthFailure", self.client("ec2", ONE[0]).describe_vpcs)

    def test_tokens_end_and_belong_to_their_keys(self):
        sts = self.client("sts", ACCOUNT)
        first = sts.get_session_token(DurationSeconds=900)["Credentials"]
        second = sts.get_session_token()["Credentials"]
        self.with_keys("ec2", first).describe_vpcs()
        mixed = {**first, "SessionToken": second["SessionToken"]}
        self.status_of("AuthFailure", self.with_keys("ec2", mixed).describe_vpcs)
        self.status_of("InvalidClientTokenId", self.with_keys("sts", mixed).get_caller_identity)
        self.status_of("AuthFailure", self.client("ec2", first["AccessKeyId"], first["SecretAccessKey"]).describe_vpcs)
        self.advance("+16m")
        self.status_of("RequestExpired", self.with_keys("ec2", first).describe_vpcs)
        self.assertEqual(self.status_of("ExpiredToken", self.with_keys("sts", first).get_caller_identity), 403)
        self.with_keys("ec2", second).describe_vpcs()

    def test_what_sts_refuses(self):
        sts = self.client("sts", ACCOUNT)
        role = {"RoleArn": f"arn:aws:iam::{PARTNER}:role/Builder", "RoleSessionName": "night"}
        for change in ({"DurationSeconds": 3601}, {"DurationSeconds": 43201},
                       {"RoleSessionName": "with space"}, {"ExternalId": "with space"},
                       {"RoleArn": "arn:aws:iam::1:role/Builder"}, {"RoleArn": f"arn:aws:iam::{PARTNER}:user/Bob"}):
            with self.subTest(str(change)):
                self.status_of("ValidationError", sts.assume_role, **{**role, **change})
        for change in ({"Policy": "{}"}, {"Tags": [{"Key": "a", "Value": "b"}]}, {"SourceIdentity": "bob"},
                       {"SerialNumber": "GAHT12345678"}):
            with self.subTest(str(change)):
                self.status_of("UnsupportedOperation", sts.assume_role, **{**role, **change})
        self.status_of("ValidationError", sts.get_session_token, DurationSeconds=129601)
        assumed = self.with_keys("sts", sts.assume_role(**role)["Credentials"])
        self.status_of("AccessDenied", assumed.get_session_token)

    def test_iam_at_start_up(self):
        iam = self.client("iam", ACCOUNT)
        self.assertEqual(iam.get_user()["User"]["Arn"], f"arn:aws:iam::{ACCOUNT}:root")
        self.assertEqual(iam.list_account_aliases()["AccountAliases"], [])
        self.assertEqual(self.status_of("NoSuchEntity", iam.get_user, UserName="bob"), 404)
        self.status_of("InvalidAction", iam.list_users)

    def test_access_keys_tell_their_accounts(self):
        self.assertEqual(self.client("sts", ACCOUNT).get_access_key_info(AccessKeyId=TWO[0])["Account"], PARTNER)

    def test_opted_out_regions(self):
        self.status_of("AuthFailure", self.client("ec2", ACCOUNT, region="me-south-1").describe_vpcs)


class File(unittest.TestCase):
    def refused(self, text, *words, options=()):
        with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
            file.write(text)
            file.flush()
            done = run_vpcsim("serve", "--port", "0", "--credentials", file.name, *options)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        for word in words:
            self.assertIn(word, done.stderr)

    def test_mistakes_name_file_and_line(self):
        half = "[one]\naws_access_key_id = AKIA1\n"
        whole = half + "aws_secret_access_key = s\n"
        self.refused(half, ".ini:2:")
        self.refused(whole, ".ini:1:", "aws_account_id")
        self.refused(whole + "aws_account_id = 12\n", ".ini:4:", "12 digits")
        self.refused("[one\n", ".ini:1:")
        self.refused("", "no access keys")
        good = whole + "aws_account_id = 111111111111\n"
        self.refused(good + good.replace("[one]", "[two]"), ".ini:", "already")

    def test_strict_needs_a_file(self):
        done = run_vpcsim("serve", "--port", "0", "--auth", "strict")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--credentials", done.stderr)


if __name__ == "__main__":
    unittest.main()
