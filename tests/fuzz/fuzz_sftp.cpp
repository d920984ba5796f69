// Any bytes as the requests of an SFTP client: each is answered with packets that can be read, or the session
// ends; and the files stay within their limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "simulator/instance/initial_files.hpp"
#include "simulator/instance/sftp_server.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpcsim;
  static const auto laid_out =
      instance::initial_files({.authorized_key = "ssh-ed25519 AAAA key"}, {64 << 10, 40});
  auto files = laid_out;
  protocol::sftp::PacketStream answers;
  instance::SftpServer server(
      files,
      [] {
        return instance::FileAccess{"ec2-user", "ec2-user", "/home/ec2-user"};
      },
      [&answers](std::string_view bytes) { answers.add(bytes); });
  const bool goes_on = server.input({reinterpret_cast<const char*>(data), size});
  while (answers.next()) continue;
  if (answers.broken() || answers.unread() > 0) std::abort();
  if (!goes_on && server.input("x")) std::abort();
  if (files.bytes_used() > files.limits().bytes || files.nodes_used() > files.limits().nodes) std::abort();
  return 0;
}
