"""STS at the same endpoint: clients ask it who they are before they do anything else."""

import boto3
import botocore.config
import botocore.exceptions

import vpcsim_server


class CallerIdentity(vpcsim_server.ServerTestCase):
    def client(self, access_key):
        return boto3.client(
            "sts", endpoint_url=self.server.url, region_name="us-east-1", aws_access_key_id=access_key,
            aws_secret_access_key="any", config=botocore.config.Config(retries={"max_attempts": 0}))

    def test_an_access_key_of_12_digits_is_that_account(self):
        identity = self.client("222222222222").get_caller_identity()
        self.assertEqual(identity["Account"], "222222222222")
        self.assertEqual(identity["Arn"], "arn:aws:iam::222222222222:root")

    def test_any_other_key_is_the_default_account(self):
        self.assertEqual(self.client("AKIAIOSFODNN7EXAMPLE").get_caller_identity()["Account"], "123456789012")

    def test_the_aws_cli_knows_who_it_is(self):
        self.assertEqual(self.server.aws("sts", "get-caller-identity")["Account"], vpcsim_server.ACCOUNT)

    def test_other_actions_are_refused_by_name(self):
        with self.assertRaisesRegex(botocore.exceptions.ClientError, "InvalidAction.*DecodeAuthorizationMessage"):
            self.client("222222222222").decode_authorization_message(EncodedMessage="x")
