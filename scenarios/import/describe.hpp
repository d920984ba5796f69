// Everything that a home's Describe calls show, as a person with the AWS CLI would print it.
#pragma once

#include "protocol/ec2_client.hpp"
#include "scenarios/elsewhere/described.hpp"

namespace vpcsim::importing {

/// Asks for all kinds that files are read by, and what only further calls tell.
elsewhere::Described describe_all(protocol::Ec2Client& ec2);

}  // namespace vpcsim::importing
