#include "catch.hpp"
#include "protocol/http.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using tests::TestCloud;

namespace {

constexpr const char* al2023 = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

HttpResponse ask(TestCloud& cloud, const std::string& target, std::string body) {
  HttpRequest request;
  request.headers = {
      {"Authorization", "AWS4-HMAC-SHA256 Credential=" + cloud.account + "/20260101/" + cloud.region +
                            "/ssm/aws4_request, SignedHeaders=host;x-amz-date, "
                            "Signature=" +
                            std::string(64, '0')},
      {"X-Amz-Date", "20260101T000000Z"},
      {"Host", "localhost"},
      {"Content-Type", "application/x-amz-json-1.1"},
      {"X-Amz-Target", target}};
  request.body = std::move(body);
  return cloud.simulator.handle(request);
}

bool has(const HttpResponse& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}

std::string image_id(TestCloud& cloud, const std::string& name) {
  return cloud.call(ec2::DescribeImagesRequest{.filters = {{"name", {name}}}}).images.at(0).image_id;
}

}  // namespace

TEST_CASE("A public parameter names the image of the caller's region") {
  TestCloud cloud;
  auto answer = ask(cloud, "AmazonSSM.GetParameter", std::string(R"({"Name":")") + al2023 + "\"}");
  CHECK(answer.status == 200);
  CHECK(*find_header(answer.headers, "Content-Type") == "application/x-amz-json-1.1");
  CHECK(has(answer, "\"Value\":\"" + image_id(cloud, "al2023-ami-2023*x86_64") + "\""));
  CHECK(has(answer, std::string("\"ARN\":\"arn:aws:ssm:us-east-1::parameter") + al2023 + "\""));
  CHECK(has(answer, R"("DataType":"aws:ec2:image")"));
  cloud.region = "eu-west-1";
  auto elsewhere = ask(cloud, "AmazonSSM.GetParameter", std::string(R"({"Name":")") + al2023 + "\"}");
  CHECK(has(elsewhere, image_id(cloud, "al2023-ami-2023*x86_64")));
}

TEST_CASE("A parameter is asked for by name, by ARN, or by name and version") {
  TestCloud cloud;
  auto name = GENERATE("/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2:1",
                       "arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/"
                       "amzn2-ami-kernel-5.10-hvm-x86_64-gp2",
                       "/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
                       "/aws/service/canonical/ubuntu/server/noble/stable/current/arm64/hvm/ebs-gp3/ami-id",
                       "/aws/service/debian/release/12/latest/amd64");
  INFO(name);
  CHECK(ask(cloud, "AmazonSSM.GetParameter", std::string(R"({"Name":")") + name + "\"}").status == 200);
}

TEST_CASE("The parameter store answers errors in its own envelope") {
  TestCloud cloud;
  auto missing = ask(cloud, "AmazonSSM.GetParameter", R"({"Name":"/mine"})");
  CHECK(missing.status == 400);
  CHECK(missing.body == R"({"__type":"ParameterNotFound"})");
  auto version = ask(cloud, "AmazonSSM.GetParameter", std::string(R"({"Name":")") + al2023 + ":7\"}");
  CHECK(has(version, R"("__type":"ParameterVersionNotFound")"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParameter", "{}"), R"("__type":"ValidationException")"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParameter", "["), R"("__type":"SerializationException")"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParameter", R"({"Name":1})"), R"("__type":"SerializationException")"));
  auto put = ask(cloud, "AmazonSSM.PutParameter", R"({"Name":"/mine","Value":"x"})");
  CHECK(put.status == 400);
  CHECK(has(put, R"("__type":"UnknownOperationException")"));
  CHECK(has(put, "AmazonSSM.PutParameter"));
  CHECK(has(ask(cloud, "DynamoDB_20120810.ListTables", "{}"), "DynamoDB_20120810.ListTables"));
}

TEST_CASE("Several parameters are asked for at once; those that don't exist are listed") {
  TestCloud cloud;
  auto answer =
      ask(cloud, "AmazonSSM.GetParameters", std::string(R"({"Names":[")") + al2023 + R"(","/mine"]})");
  CHECK(answer.status == 200);
  CHECK(has(answer, R"("InvalidParameters":["/mine"])"));
  CHECK(has(answer, image_id(cloud, "al2023-ami-2023*x86_64")));
  CHECK(
      has(ask(cloud, "AmazonSSM.GetParameters", R"({"Names":[]})"),
          "Value '[]' at 'names' failed to satisfy constraint: Member must have length greater than or equal "
          "to 1"));
  CHECK(
      has(ask(cloud, "AmazonSSM.GetParameters", R"({"Names":["a","b","c","d","e","f","g","h","i","j","k"]})"),
          "1 validation error detected: Value '[a, b, c, d, e, f, g, h, i, j, k]' at 'names' failed to "
          "satisfy constraint: Member must have length less than or equal to 10"));
}

TEST_CASE("What is asked of the parameter store has the types that its members have") {
  TestCloud cloud;
  CHECK(has(ask(cloud, "AmazonSSM.GetParameters", "{}"), "'names' failed to satisfy constraint"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParameters", R"({"Names":"/a"})"), "'names' failed to satisfy"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParameters", R"({"Names":[1]})"), "Names holds what is not a string"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParameter", R"({"Name":"/a","WithDecryption":1})"),
            "WithDecryption is not a boolean"));
  CHECK(has(ask(cloud, "AmazonSSM.GetParametersByPath", R"({"Path":"/a","MaxResults":"1"})"),
            "MaxResults is not an integer"));
}

TEST_CASE("Parameters are listed by path, in pages, and below it if asked") {
  TestCloud cloud;
  auto list = [&](const std::string& more) {
    return ask(cloud, "AmazonSSM.GetParametersByPath",
               R"({"Path":"/aws/service/ami-amazon-linux-latest")" + more + "}");
  };
  CHECK(has(list(""), "NextToken"));  // twelve, ten at a time
  CHECK(has(list(R"(,"MaxResults":1)"), "al2023-ami-kernel-6.1-arm64"));
  auto second =
      list(R"(,"NextToken":"/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-x86_64-gp2")");
  CHECK_FALSE(has(second, "NextToken"));
  CHECK(has(second, "amzn2-ami-kernel-5.10-hvm-x86_64-gp2"));
  CHECK(
      has(list(R"(,"MaxResults":11)"),
          "1 validation error detected: Value '11' at 'maxResults' failed to satisfy constraint: Member must "
          "have value less than or equal to 10"));
  CHECK(has(list(R"(,"MaxResults":0)"), "greater than or equal to 1"));
  CHECK(has(list(R"(,"NextToken":"x")"), "InvalidNextToken"));
  CHECK(has(list(R"(,"ParameterFilters":[])"), "ParameterFilters"));
  auto by_path = [&](const std::string& body) { return ask(cloud, "AmazonSSM.GetParametersByPath", body); };
  CHECK(by_path(R"({"Path":"/aws/service/debian"})").body == R"({"Parameters":[]})");
  CHECK(has(by_path(R"({"Path":"/aws/service/debian","Recursive":true})"), "bookworm"));
  CHECK(has(by_path(R"({"Path":"aws"})"), "ValidationException"));
}

TEST_CASE("An instance can be launched from the image that a public parameter names") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.image_id = std::string("resolve:ssm:") + al2023;
  CHECK(world.call(request).instances.at(0).image_id == world.image);
  request.image_id = "resolve:ssm:/mine";
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The parameter '/mine' of the parameter store does not exist");
}

TEST_CASE("Image ids that no catalog has are refused, or accepted if the settings say so") {
  auto settings = ComputeWorld::empty();
  settings.accept_unknown_images = true;
  ComputeWorld lenient(settings), strict;
  auto request = lenient.launch_request();
  request.image_id = "ami-0abcdef1234567890";
  auto instance = lenient.call(request).instances.at(0);
  CHECK(instance.image_id == "ami-0abcdef1234567890");
  CHECK(instance.root_device_name == "/dev/xvda");
  CHECK(instance.metadata_options.http_tokens == ec2::HttpTokensState::optional);
  CHECK(lenient.call(ec2::DescribeVolumesRequest{}).volumes.at(0).size == 8);
  request.instance_type = "t4g.micro";
  CHECK(lenient.call(request).instances.at(0).architecture == ec2::Architecture::arm64);
  CHECK(lenient.refusal_code(ec2::DescribeImagesRequest{.image_ids = {"ami-0abcdef1234567890"}}) ==
        "InvalidAMIID.NotFound");
  request = strict.launch_request();
  request.image_id = "ami-0abcdef1234567890";
  CHECK(strict.refusal_code(request) == "InvalidAMIID.NotFound");
  request.image_id = "ami-x";
  CHECK(lenient.refusal_code(request) == "InvalidAMIID.Malformed");
}
