// What other nouns need of Connect attachments and their peers.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// The caller's Connect attachment of that id that isn't deleted. Throws
/// InvalidTransitGatewayAttachmentID.NotFound.
const TransitGatewayAttachment& get_connect_attachment(const ReadCall& call, const std::string& id_text);

/// Throws IncorrectState while a Connect attachment is carried by the attachment.
void check_carries_no_connect(const ReadCall& call, const TransitGatewayAttachment& transport);
/// Throws IncorrectState while the Connect attachment has peers.
void check_has_no_peers(const ReadCall& call, const TransitGatewayAttachment& connect);
/// Throws InvalidParameterValue while a peer of the gateway has its outer address in the block.
void check_block_is_unused(const ReadCall& call, TransitGatewayId gateway, const TransitGatewayBlock& block);

}  // namespace vpcsim
