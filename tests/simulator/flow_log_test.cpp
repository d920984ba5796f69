#include "protocol/ec2/flow_log.hpp"

#include <functional>

#include "catch.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/flow_log_format.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Create = ec2::CreateFlowLogsRequest;
using Destination = ec2::LogDestinationType;
using Watched = ec2::FlowLogsResourceType;

namespace {

const std::string role = "arn:aws:iam::111111111111:role/logs";

struct OneVpc {
  TestCloud cloud;
  std::string vpc, subnet, interface;

  explicit OneVpc(Settings settings = TestCloud::empty()) : cloud(settings) {
    vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    subnet =
        cloud.call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = vpc}).subnet.subnet_id;
    interface = cloud.call(ec2::CreateNetworkInterfaceRequest{.subnet_id = subnet})
                    .network_interface.network_interface_id;
  }
  Create request(std::string group = "group") {
    return {.deliver_logs_permission_arn = role,
            .log_group_name = std::move(group),
            .resource_ids = {vpc},
            .resource_type = Watched::vpc,
            .traffic_type = ec2::TrafficType::all};
  }
  Create to_s3(std::string arn = "arn:aws:s3:::bucket/folder") {
    auto wanted = request();
    wanted.deliver_logs_permission_arn.reset();
    wanted.log_group_name.reset();
    wanted.log_destination_type = Destination::s3;
    wanted.log_destination = std::move(arn);
    return wanted;
  }
  std::string make(const Create& wanted) { return cloud.call(wanted).flow_log_ids.at(0); }
  std::vector<ec2::FlowLog> describe(std::vector<ec2::Filter> filters = {}) {
    return cloud.call(ec2::DescribeFlowLogsRequest{.filters = std::move(filters)}).flow_logs;
  }
};

}  // namespace

TEST_CASE("a flow log is described as it was made") {
  OneVpc given;
  auto wanted = given.request();
  wanted.client_token = "once";
  wanted.max_aggregation_interval = 60;
  wanted.tag_specifications = {{"vpc-flow-log", {{"a", "b"}}}};
  auto made = given.cloud.call(wanted);
  CHECK(made.client_token == "once");
  CHECK(made.unsuccessful.empty());
  REQUIRE(made.flow_log_ids.size() == 1);
  auto log = given.describe().at(0);
  CHECK(log.flow_log_id == made.flow_log_ids[0]);
  CHECK(log.flow_log_id.starts_with("fl-"));
  CHECK(log.creation_time == given.cloud.clock.now());
  CHECK(log.deliver_logs_permission_arn == role);
  CHECK(log.deliver_logs_status == "SUCCESS");
  CHECK(log.flow_log_status == "ACTIVE");
  CHECK(log.log_group_name == "group");
  CHECK(log.resource_id == given.vpc);
  CHECK(log.traffic_type == ec2::TrafficType::all);
  CHECK(log.log_destination_type == Destination::cloud_watch_logs);
  CHECK(log.log_format == default_flow_log_format);
  CHECK(log.max_aggregation_interval == 60);
  CHECK(log.tags == std::vector<ec2::Tag>{{"a", "b"}});
  CHECK_FALSE(log.destination_options);
}

TEST_CASE("one call logs many resources, and what fails for one doesn't keep the others from being logged") {
  OneVpc given;
  auto wanted = given.request();
  wanted.resource_type = Watched::subnet;
  wanted.resource_ids = {"subnet-0", given.subnet, given.vpc};
  auto made = given.cloud.call(wanted);
  CHECK(made.flow_log_ids.size() == 1);
  REQUIRE(made.unsuccessful.size() == 2);
  CHECK(made.unsuccessful[0].resource_id == "subnet-0");
  CHECK(made.unsuccessful[0].error.code == "InvalidSubnetID.NotFound");
  CHECK(made.unsuccessful[0].error.message == "The subnet ID 'subnet-0' does not exist");
  CHECK(made.unsuccessful[1].resource_id == given.vpc);
  wanted.resource_type = Watched::network_interface;
  wanted.resource_ids = {given.interface};
  CHECK(given.cloud.call(wanted).flow_log_ids.size() == 1);
  wanted.resource_ids = {"eni-0"};
  CHECK(given.cloud.call(wanted).unsuccessful.at(0).error.code == "InvalidNetworkInterfaceID.NotFound");
  wanted.resource_type = Watched::vpc;
  wanted.resource_ids = {"vpc-0"};
  CHECK(given.cloud.call(wanted).unsuccessful.at(0).error.code == "InvalidVpcID.NotFound");
}

TEST_CASE("a resource has no two flow logs that write the same to the same place, and a quota of others") {
  OneVpc given;
  given.make(given.request());
  auto again = given.cloud.call(given.request());
  CHECK(again.flow_log_ids.empty());
  CHECK(again.unsuccessful.at(0).error.code == "FlowLogAlreadyExists");
  given.make(given.request("other"));
  CHECK(given.cloud.call(given.request("third")).unsuccessful.at(0).error.code == "FlowLogsLimitExceeded");
  auto elsewhere = given.request();
  elsewhere.resource_type = Watched::subnet;
  elsewhere.resource_ids = {given.subnet};
  CHECK(given.cloud.call(elsewhere).unsuccessful.empty());
}

TEST_CASE("a client token makes flow logs once, for each of its resources") {
  OneVpc given;
  auto wanted = given.request();
  wanted.client_token = "once";
  auto first = given.cloud.call(wanted);
  CHECK(given.cloud.call(wanted).flow_log_ids == first.flow_log_ids);
  CHECK(given.describe().size() == 1);
  wanted.log_group_name = "other";
  CHECK(given.cloud.refusal_code(wanted) == "IdempotentParameterMismatch");
}

TEST_CASE("CreateFlowLogs refuses what doesn't fit together") {
  struct Row {
    std::function<void(OneVpc&, Create&)> spoil;
    std::string refusal;
  };
  auto s3 = [](const char* arn) {
    return [arn](OneVpc& given, Create& wanted) { wanted = given.to_s3(arn); };
  };
  const std::vector<Row> rows{
      {[](OneVpc&, Create& wanted) { wanted.resource_ids.clear(); },
       "MissingParameter: The request must contain the parameter resourceIds"},
      {[](OneVpc&, Create& wanted) { wanted.resource_ids.resize(1001, "vpc-0"); },
       "InvalidParameterValue: The maximum number of resources per call is 1000."},
      {[](OneVpc&, Create& wanted) { wanted.traffic_type.reset(); },
       "MissingParameter: The request must contain the parameter trafficType"},
      {[](OneVpc&, Create& wanted) { wanted.resource_type = Watched::transit_gateway; },
       "UnsupportedOperation: vpcsim does not support the parameter ResourceType=TransitGateway yet"},
      {[](OneVpc&, Create& wanted) { wanted.resource_type = Watched::transit_gateway_attachment; },
       "UnsupportedOperation: vpcsim does not support the parameter ResourceType=TransitGatewayAttachment "
       "yet"},
      {[](OneVpc&, Create& wanted) { wanted.log_group_name.reset(); },
       "InvalidParameter: LogDestination can't be empty if LogGroupName is not provided."},
      {[](OneVpc&, Create& wanted) {
         wanted.log_destination = "arn:aws:logs:us-east-1:111111111111:log-group:x";
       },
       "InvalidParameter: LogGroupName and LogDestination can't be provided together."},
      {[](OneVpc&, Create& wanted) { wanted.log_group_name = "a b"; },
       "InvalidParameter: LogGroupName: a b is not a name of a log group"},
      {[](OneVpc&, Create& wanted) {
         wanted.log_group_name.reset();
         wanted.log_destination = "arn:aws:s3:::bucket";
       },
       "InvalidParameter: LogDestination: arn:aws:s3:::bucket is not a destination of that type"},
      {[](OneVpc&, Create& wanted) { wanted.deliver_logs_permission_arn.reset(); },
       "InvalidParameter: DeliverLogsPermissionArn can't be empty if LogDestinationType is "
       "cloud-watch-logs."},
      {[](OneVpc&, Create& wanted) { wanted.deliver_logs_permission_arn = "role"; },
       "InvalidParameter: role is not the ARN of an IAM role"},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.deliver_logs_permission_arn = role;
       },
       "InvalidParameter: DeliverLogsPermissionArn is not applicable for s3 delivery"},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.deliver_cross_account_role = role;
       },
       "InvalidParameter: When providing a role for cross-account delivery, both the "
       "DeliverLogsPermissionArn and DeliverCrossAccountRole fields must be set."},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.log_group_name = "group";
       },
       "InvalidParameter: LogGroupName is not applicable for s3 delivery"},
      {s3("bucket"), "InvalidParameter: LogDestination: bucket is not a destination of that type"},
      {s3("arn:aws:s3:::"),
       "InvalidParameter: LogDestination: arn:aws:s3::: is not a destination of that type"},
      {s3("arn:aws:s3:::b/AWSLogs/"),
       "InvalidParameter: LogDestination: arn:aws:s3:::b/AWSLogs/ is not a destination of that type"},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.log_destination_type = Destination::kinesis_data_firehose;
       },
       "InvalidParameter: LogDestination: arn:aws:s3:::bucket/folder is not a destination of that type"},
      {[](OneVpc&, Create& wanted) {
         wanted.destination_options = {{}, {}, false};
       },
       "InvalidParameter: DestinationOptions are applicable for s3 delivery only"},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.destination_options = {ec2::DestinationFileFormat::parquet, {}, {}};
       },
       "UnsupportedOperation: vpcsim does not support the parameter DestinationOptions.FileFormat=parquet "
       "yet"},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.destination_options = {{}, true, {}};
       },
       "UnsupportedOperation: vpcsim does not support the parameter "
       "DestinationOptions.HiveCompatiblePartitions=true yet"},
      {[](OneVpc& given, Create& wanted) {
         wanted = given.to_s3();
         wanted.destination_options = {{}, {}, true};
       },
       "UnsupportedOperation: vpcsim does not support the parameter DestinationOptions.PerHourPartition=true "
       "yet"},
      {[](OneVpc&, Create& wanted) { wanted.log_format = "${version} "; },
       "InvalidParameterValue: 1 validation error detected: Value '${version} ' at 'logFormat' has an "
       "invalid "
       "format"},
      {[](OneVpc&, Create& wanted) { wanted.log_format = "${version} ${color}"; },
       "InvalidParameterValue: Value (color) for parameter logFormat is invalid. Unknown field."},
      {[](OneVpc&, Create& wanted) { wanted.max_aggregation_interval = 61; },
       "InvalidParameterValue: Value (61) for parameter maxAggregationInterval is invalid. Valid values are "
       "60 "
       "and 600."},
  };
  for (const Row& row : rows) {
    OneVpc given;
    auto wanted = given.request();
    row.spoil(given, wanted);
    CHECK(given.cloud.refusal(wanted) == row.refusal);
    CHECK(given.describe().empty());
  }
}

TEST_CASE("flow logs go to log groups by ARN, to buckets and to delivery streams") {
  OneVpc given;
  auto by_arn = given.request();
  by_arn.log_group_name.reset();
  by_arn.log_destination = "arn:aws:logs:us-east-1:111111111111:log-group:/aws/vpc:*";
  given.make(by_arn);
  auto log = given.describe({{"log-group-name", {"/aws/vpc"}}}).at(0);
  CHECK(log.log_destination == by_arn.log_destination);
  auto options = given.to_s3();
  options.destination_options = {ec2::DestinationFileFormat::plain_text, false, false};
  given.make(options);
  log = given.describe({{"log-destination-type", {"s3"}}}).at(0);
  CHECK(log.log_destination == "arn:aws:s3:::bucket/folder");
  CHECK_FALSE(log.log_group_name);
  REQUIRE(log.destination_options);
  CHECK(log.destination_options->file_format == ec2::DestinationFileFormat::plain_text);
  auto stream = given.to_s3("arn:aws:firehose:us-east-1:111111111111:deliverystream/stream");
  stream.log_destination_type = Destination::kinesis_data_firehose;
  stream.deliver_logs_permission_arn = stream.deliver_cross_account_role = role;
  stream.resource_type = Watched::subnet;
  stream.resource_ids = {given.subnet};
  given.make(stream);
  CHECK(given.describe({{"log-destination-type", {"kinesis-data-firehose"}}})
            .at(0)
            .deliver_cross_account_role == role);
}

TEST_CASE("DescribeFlowLogs filters by what AWS documents, and pages") {
  OneVpc given;
  auto first = given.request("one");
  first.traffic_type = ec2::TrafficType::reject;
  first.tag_specifications = {{"vpc-flow-log", {{"Team", "net"}}}};
  const auto id = given.make(first);
  const auto other = given.make(given.request("two"));
  auto found = [&](std::string name, std::string value) {
    std::vector<std::string> ids;
    for (const auto& log : given.describe({{std::move(name), {std::move(value)}}}))
      ids.push_back(log.flow_log_id);
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found("flow-log-id", id) == Ids{id});
  CHECK(found("log-group-name", "t*") == Ids{other});
  CHECK(found("resource-id", given.vpc) == Ids{id, other});
  CHECK(found("resource-id", given.subnet).empty());
  CHECK(found("traffic-type", "REJECT") == Ids{id});
  CHECK(found("deliver-log-status", "SUCCESS") == Ids{id, other});
  CHECK(found("deliver-log-status", "FAILED").empty());
  CHECK(found("log-destination-type", "cloud-watch-logs") == Ids{id, other});
  CHECK(found("tag:Team", "net") == Ids{id});
  CHECK(found("tag-key", "Team") == Ids{id});
  auto page = given.cloud.call(ec2::DescribeFlowLogsRequest{.max_results = 1});
  CHECK(page.flow_logs.at(0).flow_log_id == id);
  page = given.cloud.call(ec2::DescribeFlowLogsRequest{.max_results = 1, .next_token = page.next_token});
  CHECK(page.flow_logs.at(0).flow_log_id == other);
  CHECK_FALSE(page.next_token);
  CHECK(given.cloud.refusal(ec2::DescribeFlowLogsRequest{.flow_log_ids = {"fl-0"}}) ==
        "InvalidFlowLogId.NotFound: The flow log ID 'fl-0' does not exist");
  CHECK(given.cloud.refusal_code(ec2::DescribeFlowLogsRequest{.max_results = 0}) == "InvalidParameterValue");
}

TEST_CASE("DeleteFlowLogs deletes all or none") {
  OneVpc given;
  auto id = given.make(given.request());
  CHECK(given.cloud.refusal(ec2::DeleteFlowLogsRequest{{id, "fl-0"}}) ==
        "InvalidFlowLogId.NotFound: The flow log ID 'fl-0' does not exist");
  CHECK(given.describe().size() == 1);
  CHECK(given.cloud.call(ec2::DeleteFlowLogsRequest{{id}}).unsuccessful.empty());
  CHECK(given.describe().empty());
  CHECK(given.cloud.refusal(ec2::DeleteFlowLogsRequest{}) ==
        "MissingParameter: The request must contain the parameter flowLogIds");
}

TEST_CASE("flow logs go with their interface, subnet or VPC, and keep none of them") {
  OneVpc given;
  auto log = [&](Watched type, const std::string& id) {
    auto wanted = given.request();
    wanted.resource_type = type;
    wanted.resource_ids = {id};
    given.make(wanted);
  };
  log(Watched::network_interface, given.interface);
  log(Watched::subnet, given.subnet);
  log(Watched::vpc, given.vpc);
  given.cloud.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = given.interface});
  CHECK(given.describe().size() == 2);
  given.cloud.call(ec2::DeleteSubnetRequest{.subnet_id = given.subnet});
  CHECK(given.describe().size() == 1);
  given.cloud.call(ec2::DeleteVpcRequest{.vpc_id = given.vpc});
  CHECK(given.describe().empty());
}

TEST_CASE("flow logs take tags later, too") {
  OneVpc given;
  auto id = given.make(given.request());
  given.cloud.call(ec2::CreateTagsRequest{.resources = {id}, .tags = {{"a", "b"}}});
  CHECK(given.describe().at(0).tags == std::vector<ec2::Tag>{{"a", "b"}});
  auto tags =
      given.cloud.call(ec2::DescribeTagsRequest{.filters = {{"resource-type", {"vpc-flow-log"}}}}).tags;
  CHECK(tags.size() == 1);
}
