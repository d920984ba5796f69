"""The EC2 Query protocol on the wire, by hand: what real clients send, old ones too, and what must be refused."""

import http.client
import socket
import urllib.parse
import xml.etree.ElementTree as ElementTree

import service_model
from vpcsim_server import ACCOUNT, PARTNER, ServerTestCase, VpcsimServer

EMPTY_VPCS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/{version}/">'
    "<requestId>{request_id}</requestId><vpcSet/></DescribeVpcsResponse>"
)
ERROR = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
    "<RequestID>{request_id}</RequestID></Response>"
)


def signature(account=ACCOUNT, region="us-east-1", date="20300101"):
    return {
        "X-Amz-Date": f"{date}T000000Z",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={account}/{date}/{region}/ec2/aws4_request, "
                         f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}",
    }


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()
        self.text = self.body.decode("utf-8", "replace")
        self.request_id = response.headers.get("x-amzn-RequestId", "")

    def texts(self, name):
        """Of all elements called that, in any namespace."""
        root = ElementTree.fromstring(self.body)
        return [element.text or "" for element in root.iter() if element.tag.rsplit("}", 1)[-1] == name]


class ProtocolTestCase(ServerTestCase):
    def send(self, method, target, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.request(method, target, body, headers if headers is not None else {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def post(self, parameters, headers=None):
        """Parameters: a form as text or bytes, or pairs to be encoded. Signed unless headers are given."""
        if not isinstance(parameters, (str, bytes)):
            parameters = urllib.parse.urlencode(parameters)
        signed = signature() if headers is None else headers
        return self.send("POST", "/", parameters, {
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8", **signed})

    def call(self, action, *more, **parameters):
        return self.post([("Action", action), ("Version", "2016-11-15"), *parameters.items(), *more])

    def refused(self, answer, status, code, message=None):
        self.assertEqual((answer.status, answer.texts("Code")), (status, [code]), answer.text)
        if message is not None:
            self.assertEqual(answer.texts("Message"), [message])
        self.assertEqual(answer.text, ERROR.format(
            code=code, message=_between(answer.text, "<Message>", "</Message>"), request_id=answer.request_id))
        return answer

    def create_vpc(self, cidr_block="10.0.0.0/16"):
        answer = self.call("CreateVpc", CidrBlock=cidr_block)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.texts("vpcId")[0]

    def vpc_ids(self, *more, **parameters):
        answer = self.call("DescribeVpcs", *more, **parameters)
        self.assertEqual(answer.status, 200, answer.text)
        return answer.texts("vpcId")


def _between(text, before, after):
    return text.partition(before)[2].partition(after)[0]


class Envelopes(ProtocolTestCase):
    def test_answer_to_the_byte(self):
        answer = self.call("DescribeVpcs")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.text, EMPTY_VPCS.format(version="2016-11-15", request_id=answer.request_id))

    def test_error_to_the_byte(self):
        answer = self.call("DeleteVpc", VpcId="vpc-1<&>\"'")
        self.assertEqual(answer.text, ERROR.format(
            code="InvalidVpcID.NotFound", request_id=answer.request_id,
            message="The vpc ID &apos;vpc-1&lt;&amp;&gt;&quot;&apos;&apos; does not exist"))

    def test_headers_of_answers_and_errors(self):
        for answer in (self.call("DescribeVpcs"), self.call("DeleteVpc", VpcId="vpc-1"), self.post("")):
            with self.subTest(answer.status):
                self.assertEqual(answer.headers["Content-Type"], "text/xml;charset=UTF-8")
                self.assertEqual(answer.headers["Server"], "AmazonEC2")
                self.assertEqual(answer.headers["Cache-Control"], "no-cache, no-store")
                self.assertEqual(int(answer.headers["Content-Length"]), len(answer.body))
                self.assertTrue(answer.headers["Date"].endswith(" GMT"))
                self.assertTrue(service_model.is_uuid(answer.request_id))

    def test_every_answer_has_its_own_request_id(self):
        ids = [self.call("DescribeVpcs").request_id for _ in range(5)]
        self.assertEqual(len(set(ids)), 5)

    def test_done_with_nothing_to_say_is_return_true(self):
        answer = self.call("DeleteVpc", VpcId=self.create_vpc())
        self.assertEqual(answer.texts("return"), ["true"])


class Methods(ProtocolTestCase):
    def test_get_is_the_same_as_post(self):
        vpc = self.create_vpc()
        query = urllib.parse.urlencode({"Action": "DescribeVpcs", "Version": "2016-11-15", "VpcId.1": vpc})
        answer = self.send("GET", "/?" + query, headers=signature())
        self.assertEqual((answer.status, answer.texts("vpcId")), (200, [vpc]))

    def test_post_with_everything_in_the_query_string(self):
        """Not what any known client sends; must not act on half of it."""
        answer = self.send("POST", "/?Action=DescribeVpcs&Version=2016-11-15", "", signature())
        self.assertEqual(answer.status, 400)

    def test_head_has_the_headers_of_get_and_no_body(self):
        query = "/?Action=DescribeVpcs&Version=2016-11-15"
        answer = self.send("HEAD", query, headers=signature())
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertEqual(answer.headers["Content-Length"],
                         self.send("GET", query, headers=signature()).headers["Content-Length"])

    def test_other_methods_change_nothing(self):
        query = "/?Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16"
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
            with self.subTest(method):
                answer = self.send(method, query, headers=signature())
                self.assertIn(answer.status, (400, 404, 405), answer.text)
                self.assertEqual(self.vpc_ids(), [])

    def test_a_visitor_is_told_what_this_is(self):
        for method in ("GET", "HEAD"):
            with self.subTest(method):
                answer = self.send(method, "/")
                self.assertEqual(answer.status, 200)
                self.assertTrue(answer.headers["Content-Type"].startswith("text/"))
        self.assertIn("vpcsim", self.send("GET", "/").text)


class ActionsAndVersions(ProtocolTestCase):
    def test_unknown_action(self):
        self.refused(self.call("DescribeCastles"), 400, "InvalidAction",
                     "The action DescribeCastles is not valid for this web service.")

    def test_action_names_are_case_sensitive(self):
        self.refused(self.call("describeVpcs"), 400, "InvalidAction")

    def test_missing_action(self):
        for form in ("Version=2016-11-15", "Action=&Version=2016-11-15"):
            with self.subTest(form):
                self.refused(self.post(form), 400, "MissingAction")

    def test_missing_version(self):
        self.refused(self.post("Action=DescribeVpcs"), 400, "MissingParameter",
                     "The request must contain the parameter Version")

    def test_bad_versions(self):
        for version in ("2016-11-16", "1999-01-01", "latest", "2016-11-15 ", "2016/11/15", "<x>", "20161115"):
            with self.subTest(version):
                answer = self.post([("Action", "DescribeVpcs"), ("Version", version)])
                self.refused(answer, 400, "NoSuchVersion")

    def test_older_versions_answer_in_their_namespace(self):
        for version in ("2014-05-01", "2014-06-15", "2015-10-01", "2016-11-15"):
            with self.subTest(version):
                answer = self.post([("Action", "DescribeVpcs"), ("Version", version)])
                self.assertEqual(answer.text, EMPTY_VPCS.format(version=version, request_id=answer.request_id))


class Parameters(ProtocolTestCase):
    def test_unknown_parameter(self):
        for name in ("Castle", "VpcId.1.Castle", "Filter.1.Castle", "vpcId.1", "VpcIds.1", "VpcId.x", "VpcId."):
            with self.subTest(name):
                self.refused(self.call("DescribeVpcs", **{name: "x"}), 400, "UnknownParameter",
                             f"The parameter {name} is not recognized")

    def test_refused_parameter_is_named(self):
        answer = self.refused(self.call("CreateVpc", Ipv4IpamPoolId="ipam-pool-1"), 400, "UnsupportedOperation")
        self.assertIn("Ipv4IpamPoolId", answer.text)
        self.assertEqual(self.vpc_ids(), [])

    def test_missing_parameter(self):
        self.refused(self.call("DeleteVpc"), 400, "MissingParameter", "The request must contain the parameter vpcId")
        self.refused(self.call("DeleteVpc", VpcId=""), 400, "MissingParameter")

    def test_given_twice(self):
        vpc = self.create_vpc()
        self.refused(self.call("DeleteVpc", ("VpcId", vpc), ("VpcId", vpc)), 400, "InvalidQueryParameter")
        self.assertEqual(self.vpc_ids(), [vpc])

    def test_values_of_the_wrong_type(self):
        for parameters in ({"MaxResults": "five"}, {"MaxResults": "5.0"}, {"MaxResults": "99999999999999999999"},
                           {"MaxResults": ""}, {"DryRun": "yes"}):
            with self.subTest(str(parameters)):
                self.refused(self.call("DescribeVpcs", **parameters), 400, "InvalidParameterValue")

    def test_lists_from_0_from_1_with_gaps_and_without_index(self):
        first, second = self.create_vpc("10.0.0.0/16"), self.create_vpc("10.1.0.0/16")
        self.create_vpc("10.2.0.0/16")
        for indexes in ((".0", ".1"), (".1", ".2"), (".7", ".100"), ("", ".1")):
            with self.subTest(indexes):
                found = self.vpc_ids(("VpcId" + indexes[0], first), ("VpcId" + indexes[1], second))
                self.assertCountEqual(found, [first, second])

    def test_unindexed_member_of_a_list(self):
        first, _ = self.create_vpc("10.0.0.0/16"), self.create_vpc("10.1.0.0/16")
        self.assertEqual(self.vpc_ids(("Filter.1.Name", "vpc-id"), ("Filter.1.Value", first)), [first])
        self.assertEqual(self.vpc_ids(VpcId=first), [first])

    def test_lists_are_in_the_order_of_their_indexes(self):
        parameters = [("CidrBlock", "10.0.0.0/16"), ("TagSpecification.1.ResourceType", "vpc")]
        for index in (10, 9, 2, 1):
            parameters += [(f"TagSpecification.1.Tag.{index}.Value", "v"), (f"TagSpecification.1.Tag.{index}.Key", f"k{index}")]
        answer = self.call("CreateVpc", *parameters)
        self.assertEqual(answer.texts("key"), ["k1", "k2", "k9", "k10"])

    def test_text_survives_encoding_and_escaping(self):
        value = "a+b c&d=e%f<g>\"h'i;j/ü€🙂\ttab"
        answer = self.call("CreateVpc", ("CidrBlock", "10.0.0.0/16"), ("TagSpecification.1.ResourceType", "vpc"),
                           ("TagSpecification.1.Tag.1.Key", "Name"), ("TagSpecification.1.Tag.1.Value", value))
        self.assertEqual(answer.texts("value"), [value])
        self.assertEqual(self.call("DescribeVpcs").texts("value"), [value])

    def test_malformed_forms(self):
        for form in ("Action=DescribeVpcs&Version=2016-11-15&VpcId.1=%", "=x", "Action=DescribeVpcs&VpcId.1=%zz",
                     "Action=DescribeVpcs&Version=2016-11-15&Filter.1.Name=%4"):
            with self.subTest(form):
                self.refused(self.post(form), 400, "MalformedQueryString")

    def test_empty_pieces_of_a_form_are_nothing(self):
        self.assertEqual(self.post("&&Action=DescribeVpcs&&Version=2016-11-15&").status, 200)

    def test_invalid_utf8_never_comes_back_as_broken_xml(self):
        form = (b"Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16&TagSpecification.1.ResourceType=vpc"
                b"&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=%FF%C0%80x")
        for answer in (self.post(form), self.call("DescribeVpcs"), self.post(b"Action=%FF&Version=2016-11-15")):
            answer.texts("anything")  # parses
            answer.body.decode("utf-8")

    def test_control_characters_never_come_back_as_broken_xml(self):
        answer = self.call("DeleteVpc", VpcId="vpc-\x00\x01\x1f\x7f\ufffe")
        self.refused(answer, 400, "InvalidVpcID.NotFound")

    def test_deep_and_many_parameters(self):
        self.refused(self.call("DescribeVpcs", **{"VpcId.1" + ".1" * 10000: "x"}), 400, "UnknownParameter")
        many = "&".join(f"VpcId.{n}=v" for n in range(25_000))
        self.refused(self.post("Action=DescribeVpcs&Version=2016-11-15&" + many), 400, "MalformedQueryString")

    def test_huge_body(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=60) as peer:
            peer.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n")
            self.assertTrue(peer.makefile("rb").readline().startswith(b"HTTP/1.1 413 "))
        self.assertEqual(self.vpc_ids(), [])


class DryRuns(ProtocolTestCase):
    def test_permitted(self):
        for action, parameters in (("CreateVpc", {"CidrBlock": "10.0.0.0/16"}), ("DescribeVpcs", {}),
                                   ("DeleteVpc", {"VpcId": "vpc-0123456789abcdef0"})):
            with self.subTest(action):
                self.refused(self.call(action, DryRun="true", **parameters), 412, "DryRunOperation",
                             "Request would have succeeded, but DryRun flag is set.")
        self.assertEqual(self.vpc_ids(), [])

    def test_syntax_comes_first(self):
        self.refused(self.call("DeleteVpc", DryRun="true"), 400, "MissingParameter")
        self.refused(self.call("DescribeVpcs", DryRun="true", Castle="x"), 400, "UnknownParameter")

    def test_false_is_none(self):
        self.assertEqual(self.call("DescribeVpcs", DryRun="false").status, 200)


class Authentication(ProtocolTestCase):
    def test_unsigned(self):
        self.refused(self.post("Action=DescribeVpcs&Version=2016-11-15", headers={}), 400, "MissingParameter",
                     "The request must contain the parameter AWSAccessKeyId")

    def test_malformed_authorization(self):
        good = signature()
        for change in (
            {"Authorization": "Basic dXNlcjpwYXNz"},
            {"Authorization": "AWS4-HMAC-SHA256"},
            {"Authorization": "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=0"},
            {"Authorization": good["Authorization"].replace("aws4_request", "aws5_request")},
            {"Authorization": good["Authorization"].replace("host;", "")},
            {"Authorization": good["Authorization"].partition(", Signature")[0]},
            {"X-Amz-Date": "yesterday"},
        ):
            with self.subTest(str(change)):
                answer = self.post("Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16", {**good, **change})
                self.refused(answer, 400, "IncompleteSignature")
        self.assertEqual(self.vpc_ids(), [])

    def test_no_date(self):
        headers = {"Authorization": signature()["Authorization"]}
        self.refused(self.post("Action=DescribeVpcs&Version=2016-11-15", headers), 400, "IncompleteSignature")

    def test_scope_of_another_day(self):
        headers = {**signature(), "X-Amz-Date": "20300102T000000Z"}
        self.refused(self.post("Action=DescribeVpcs&Version=2016-11-15", headers), 403, "SignatureDoesNotMatch")

    def test_sigv2_form_parameters(self):
        """Perl clients: no Authorization header, older version, everything in the form."""
        answer = self.post([
            ("Action", "CreateVpc"), ("Version", "2014-06-15"), ("CidrBlock", "10.0.0.0/16"),
            ("AWSAccessKeyId", PARTNER), ("SignatureMethod", "HmacSHA256"), ("SignatureVersion", "2"),
            ("Timestamp", "2030-01-01T00:00:00Z"), ("Signature", "x+y/z="),
        ], headers={})
        self.assertEqual((answer.status, answer.texts("ownerId")), (200, [PARTNER]), answer.text)

    def test_presigned_get(self):
        query = urllib.parse.urlencode({
            "Action": "DescribeVpcs", "Version": "2016-11-15", "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
            "X-Amz-Credential": f"{PARTNER}/20300101/us-east-1/ec2/aws4_request", "X-Amz-Date": "20300101T000000Z",
            "X-Amz-Expires": "60", "X-Amz-SignedHeaders": "host", "X-Amz-Signature": "0" * 64})
        self.assertEqual(self.send("GET", "/?" + query).status, 200)
        answer = self.send("GET", "/?" + query.replace("X-Amz-Expires=60", "X-Amz-Expires=604801"))
        self.refused(answer, 400, "InvalidQueryParameter")

    def test_accounts_and_regions_are_apart(self):
        vpc = self.create_vpc()
        for headers in (signature(account=PARTNER), signature(region="eu-west-1")):
            answer = self.post("Action=DescribeVpcs&Version=2016-11-15", headers)
            self.assertEqual(answer.texts("vpcId"), [])
            answer = self.post(f"Action=DeleteVpc&Version=2016-11-15&VpcId={vpc}", headers)
            self.refused(answer, 400, "InvalidVpcID.NotFound", f"The vpc ID '{vpc}' does not exist")
        self.assertEqual(self.vpc_ids(), [vpc])


class RefusedCalls(ProtocolTestCase):
    def test_leave_the_state_untouched(self):
        self.create_vpc()
        before = self.call("DescribeVpcs").texts("vpcId")
        for action, parameters in (
            ("CreateVpc", {"CidrBlock": "10.0.0.0/8"}),
            ("CreateVpc", {"CidrBlock": "10.1.0.0/16", "TagSpecification.1.ResourceType": "castle",
                           "TagSpecification.1.Tag.1.Key": "k"}),
            ("CreateVpc", {"CidrBlock": "10.1.0.0/16", "InstanceTenancy": "shared"}),
            ("CreateVpcPeeringConnection", {"VpcId": before[0], "PeerVpcId": before[0]}),
            ("DeleteVpc", {"VpcId": "vpc-0"}),
        ):
            with self.subTest(action, **parameters):
                self.assertEqual(self.call(action, **parameters).status, 400)
                self.assertEqual(self.vpc_ids(), before)
                self.assertEqual(self.call("DescribeVpcPeeringConnections").texts("vpcPeeringConnectionId"), [])

    def test_do_not_use_up_ids(self):
        """The same seed gives the same ids, whatever was refused in between."""
        self.call("CreateVpc", CidrBlock="nonsense")
        with VpcsimServer() as other:
            undisturbed = other.ec2().create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.assertEqual(self.create_vpc(), undisturbed)
