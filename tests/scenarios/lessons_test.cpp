// Each bundled lesson is solved goal by goal, and what students try instead doesn't solve it.
#include "catch.hpp"
#include "scenarios/classroom.hpp"

using namespace vpcsim;
using tests::own_account;
using tests::partner_account;
using tests::Student;

TEST_CASE("the walk-through is done in its six steps, and undone by any of them") {
  Student student("walk-through");
  CHECK(student.goals() == "......");
  CHECK(student.why(0) == "There is no peering connection between vpc-a and vpc-b.");
  const std::string peering = student.request_peering("vpc-a", "vpc-b");
  CHECK(student.goals() == "x.....");
  CHECK(student.why(1).find("is pending-acceptance, not active.") != std::string::npos);
  student.accept(peering);
  CHECK(student.goals() == "xx....");
  student.route("rtb-a", "10.1.0.0/16", peering);
  CHECK(student.goals() == "xxx...");
  student.route("rtb-b", "10.0.0.0/16", peering);
  CHECK(student.goals() == "xxxx..");
  CHECK(student.why(5).starts_with("No ingress rule of security group sg-b at ec2-b admits tcp"));
  student.admit("sg-b", 22, "10.0.1.0/24");
  CHECK(student.goals() == "xxxxxx");

  student.unroute("rtb-b", "10.0.0.0/16");
  CHECK(student.goals() == "xxx.x.");
  student.own(ec2::DeleteVpcPeeringConnectionRequest{peering});
  CHECK(student.goals().substr(0, 4) == "....");
}

TEST_CASE("in the walk-through either VPC may ask, and the group's rule may be written in several ways") {
  Student student("walk-through");
  const std::string peering = student.request_peering("vpc-b", "vpc-a");
  student.accept(peering);
  student.route("rtb-a", "10.1.1.0/24", peering);
  student.route("rtb-b", "10.0.1.0/24", peering);
  SECTION("by the group of A") {
    student.admit("sg-b", 22, student.id("sg-a"));
  }
  SECTION("by A's whole block") {
    student.admit("sg-b", 22, "10.0.0.0/16");
  }
  CHECK(student.goals() == "xxxxxx");
}

TEST_CASE("in the walk-through, wrong turns are told apart") {
  Student student("walk-through");
  const std::string peering = student.request_peering("vpc-a", "vpc-b");
  student.accept(peering);
  SECTION("a route in the wrong table") {
    student.route("rtb-b", "10.0.0.0/16", peering);
    CHECK(student.goals() == "xx.x..");
    CHECK(student.why(2).find("to internet gateway igw-a") != std::string::npos);
  }
  SECTION("a group open to everybody") {
    student.route("rtb-a", "10.1.0.0/16", peering);
    student.route("rtb-b", "10.0.0.0/16", peering);
    student.admit("sg-b", 22, "0.0.0.0/0");
    CHECK(student.goals() == "xxxx.x");
    CHECK(student.why(4).find("still has a rule for tcp 22 from 0.0.0.0/0") != std::string::npos);
  }
}

TEST_CASE("the one-sided return route is mended in the table that the subnet uses") {
  Student student("one-sided-return-route");
  const std::string peering = student.id("peer-ab");
  CHECK(student.goals() == "..x");
  SECTION("there") {
    student.route("rtb-b", "10.0.0.0/16", peering);
    CHECK(student.goals() == "xxx");
  }
  SECTION("not in another one") {
    student.route("rtb-b-public", "10.0.0.0/16", peering);
    CHECK(student.goals() == "..x");
  }
  SECTION("not by taking the subnet away from its table") {
    const auto tables =
        student.own(ec2::DescribeRouteTablesRequest{.route_table_ids = {student.id("rtb-b")}});
    const auto& association = tables.route_tables.at(0).associations.at(0);
    student.own(ec2::DisassociateRouteTableRequest{association.route_table_association_id});
    CHECK(student.goals() == "xx.");
  }
}

TEST_CASE("only the partner can accept, and each side routes its own half") {
  Student student("accept-in-other-account");
  CHECK(student.goals() == ".....");
  const std::string peering = student.request_peering("our-vpc", "their-vpc", partner_account);
  CHECK(student.goals() == "x....");
  CHECK_THROWS_WITH(student.accept(peering), Catch::Contains("OperationNotPermitted"));
  CHECK(student.goals() == "x....");
  student.accept(peering, partner_account);
  CHECK(student.goals() == "xx...");
  student.route("our-rtb", "10.1.0.0/16", peering);
  CHECK(student.goals() == "xxx..");
  CHECK(student.why(4).find("their-sg") != std::string::npos);
  student.route("their-rtb", "10.0.0.0/16", peering, partner_account);
  CHECK(student.goals() == "xxxx.");
  student.admit("their-sg", 5432, "10.0.1.0/24", partner_account);
  CHECK(student.goals() == "xxxxx");
}

TEST_CASE("overlapping VPCs are peered once one of them has other addresses") {
  Student student("overlapping-cidrs");
  CHECK(student.goals() == "...");
  CHECK(student.why(0).find("overlaps 10.0.0.0/16 of VPC vpc-a") != std::string::npos);
  CHECK(student.why(1).find("is failed, not") != std::string::npos);
  student.request_peering("vpc-a", "vpc-b");  // again, in vain
  CHECK(student.goals() == "...");
  student.own(ec2::DeleteVpcRequest{student.id("vpc-b")});
  CHECK(student.why(0) == "There is no VPC named vpc-b.");
  SECTION("into a part of the same block: in vain") {
    student.own(ec2::CreateVpcRequest{.cidr_block = "10.0.128.0/17",
                                      .tag_specifications = {{"vpc", {{"Name", "vpc-b"}}}}});
    student.request_peering("vpc-a", "vpc-b");
    CHECK(student.goals() == "...");
  }
  SECTION("with a block of its own") {
    student.own(ec2::CreateVpcRequest{.cidr_block = "10.7.0.0/16",
                                      .tag_specifications = {{"vpc", {{"Name", "vpc-b"}}}}});
    CHECK(student.goals() == "x..");
    const std::string peering = student.request_peering("vpc-a", "vpc-b");
    student.accept(peering);
    CHECK(student.goals() == "xx.");
    student.route("rtb-a", "10.7.0.0/16", peering);
    CHECK(student.goals() == "xx.");
    const auto tables =
        student.own(ec2::DescribeRouteTablesRequest{.filters = {{"vpc-id", {student.id("vpc-b")}}}});
    student.route(tables.route_tables.at(0).route_table_id, "10.0.0.0/16", peering);
    CHECK(student.goals() == "xxx");
  }
}

TEST_CASE("C is reached by a connection of its own, not through B") {
  Student student("no-transit");
  CHECK(student.goals() == "....");
  SECTION("through B") {
    student.route("rtb-a", "10.2.0.0/16", student.id("peer-ab"));
    student.route("rtb-c", "10.0.0.0/16", student.id("peer-bc"));
    CHECK(student.goals() == "....");
    CHECK(student.why(3).find("peer-ab") != std::string::npos);
    const std::string peering = student.request_peering("vpc-a", "vpc-c");
    student.accept(peering);
    CHECK(student.goals() == "x...");
    CHECK(student.why(1).find("still routes subnet-c to peer-ab") != std::string::npos);
    student.reroute("rtb-a", "10.2.0.0/16", peering);
    student.reroute("rtb-c", "10.0.0.0/16", peering);
  }
  SECTION("directly") {
    const std::string peering = student.request_peering("vpc-c", "vpc-a");
    student.accept(peering);
    CHECK(student.goals() == "x...");
    student.route("rtb-a", "10.2.0.0/16", peering);
    CHECK(student.goals() == "xx..");
    student.route("rtb-c", "10.0.0.0/16", peering);
  }
  CHECK(student.goals() == "xxxx");
}

TEST_CASE("replies go to ephemeral ports, which both network ACLs must let through, and little else") {
  Student student("ephemeral-ports");
  CHECK(student.goals() == "...x");
  SECTION("the ports that clients use") {
    student.allow("acl-b", /*egress=*/true, 1024, 65535, "10.0.0.0/16");
    CHECK(student.goals() == "x..x");
    student.allow("acl-a", /*egress=*/false, 1024, 65535, "10.1.0.0/16");
    CHECK(student.goals() == "xxxx");
  }
  SECTION("in the wrong direction") {
    student.allow("acl-b", /*egress=*/false, 1024, 65535, "10.0.0.0/16");
    CHECK(student.goals() == "...x");
  }
  SECTION("some of the ports only") {
    student.allow("acl-b", /*egress=*/true, 49152, 65535, "10.0.0.0/16");
    CHECK(student.goals() == "...x");
  }
  SECTION("everything, everywhere") {
    for (const bool egress : {true, false}) {
      student.allow("acl-a", egress, 0, 65535, "0.0.0.0/0", "-1");
      student.allow("acl-b", egress, 0, 65535, "0.0.0.0/0", "-1");
    }
    CHECK(student.goals() == "xxx.");
  }
}

TEST_CASE("the stale rule goes, the one in use stays") {
  Student student("stale-group-reference");
  CHECK(student.goals() == ".x.");
  SECTION("by deleting it") {
    student.forbid("sg-b", 22, student.id("sg-a"));
    CHECK(student.goals() == "xx.");
    student.unroute("rtb-b", "10.0.0.0/16");
    CHECK(student.goals() == "xxx");
  }
  SECTION("not along with all others") {
    student.forbid("sg-b", 22, student.id("sg-a"));
    student.forbid("sg-b", 443, "10.1.2.0/24");
    CHECK(student.goals() == "x..");
  }
  SECTION("not by peering again") {
    student.accept(student.request_peering("vpc-a", "vpc-b"));
    CHECK(student.goals() == ".x.");
  }
}

TEST_CASE("the private address goes by the peering connection, the public one by the internet") {
  Student student("public-versus-private-address");
  CHECK(student.goals() ==
        "..."
        "x");
  SECTION("by the group") {
    student.admit("sg-b", 22, student.id("sg-a"));
    CHECK(student.goals() == "x..x");
    student.forbid("sg-b", 22, "0.0.0.0/0");
    CHECK(student.goals() == "xxxx");
  }
  SECTION("not by closing it altogether") {
    student.forbid("sg-b", 22, "0.0.0.0/0");
    CHECK(student.goals() == ".x.x");
  }
  SECTION("not by admitting A's public address") {
    student.admit("sg-b", 22, student.id("sg-a"));
    student.forbid("sg-b", 22, "0.0.0.0/0");
    const auto instances = student.own(ec2::DescribeInstancesRequest{.instance_ids = {student.id("ec2-a")}});
    student.admit("sg-b", 22, *instances.reservations.at(0).instances.at(0).public_ip_address + "/32");
    CHECK(student.goals() == "x.xx");
  }
}
