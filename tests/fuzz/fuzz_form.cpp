// Any bytes as the form of any action: an ApiError or a request, nothing else; and a request that was decoded
// encodes to a form that decodes again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "protocol/error.hpp"
#include "protocol/query.hpp"

namespace {

template <class Request>
void decode_and_back(const vpcsim::protocol::Form& form) {
  try {
    Request request;
    decode_request(form, Request::shape, &request);
    auto text = encode_request(Request::action, vpcsim::protocol::ec2_version, Request::shape, &request);
    Request again;
    decode_request(vpcsim::protocol::parse_form(text), Request::shape, &again);
  } catch (const vpcsim::protocol::ApiError&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    auto form = vpcsim::protocol::parse_form({reinterpret_cast<const char*>(data), size});
    decode_and_back<vpcsim::ec2::CreateVpcRequest>(form);
    decode_and_back<vpcsim::ec2::DescribeVpcsRequest>(form);
    decode_and_back<vpcsim::ec2::ModifyVpcPeeringConnectionOptionsRequest>(form);
  } catch (const vpcsim::protocol::ApiError&) {
  }
  return 0;
}
