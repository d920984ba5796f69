// Any bytes as an answer: XmlError or a result, and what was read is written and read again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "protocol/xml.hpp"

namespace {

using namespace vpcsim::protocol;

template <class Result>
void read_and_back(std::string_view text) {
  try {
    Result result;
    read_response(text, Result::shape, &result);
    std::string written;
    append_response(written, "Fuzz", ec2_version, "request-id", Result::shape, &result);
    Result again;
    read_response(written, Result::shape, &again);
  } catch (const XmlError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text{reinterpret_cast<const char*>(data), size};
  read_and_back<vpcsim::ec2::DescribeVpcsResult>(text);
  read_and_back<vpcsim::ec2::DescribeVpcPeeringConnectionsResult>(text);
  try {
    read_error(text);
  } catch (const XmlError&) {
  }
  return 0;
}
