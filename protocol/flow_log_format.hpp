// The fields of flow log records and the versions that brought them (VPC user guide, "Flow log records").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::protocol {

/// The format of a flow log that names none: AWS's version 2.
extern const std::string_view default_flow_log_format;

/// The version that brought a field, from 2; nothing for what is no field.
std::optional<int> version_of_field(std::string_view field);

/// The names in "${version} ${srcaddr}". Nothing if the text has another form: fields stand in ${}, one space
/// between them. Names aren't looked up.
std::optional<std::vector<std::string_view>> fields_of_format(std::string_view format);

}  // namespace vpcsim::protocol
