// One client's SSH connection to an instance, as the SSH server asks about it.
#pragma once

#include <memory>
#include <string>

#include "protocol/ssh_server.hpp"
#include "simulator/hypervisor/instance_host.hpp"

namespace vpcsim::hypervisor {

class SshDoor : public protocol::SshMachine {
 public:
  SshDoor(std::shared_ptr<InstanceHost> host, instance::Endpoint client, instance::Endpoint server)
      : host_(std::move(host)), client_(client), server_(server) {}
  ~SshDoor() override;

  std::string host_key() override { return host_->host_key(); }
  bool admits(const std::string& user, const std::string& public_key) override;
  /// As Amazon Linux's sshd is set up: AcceptEnv LANG LC_* [sshd_config(5)].
  bool takes_variable(std::string_view name) override { return name == "LANG" || name.starts_with("LC_"); }
  bool has_subsystem(const std::string& name) override { return name == "sftp"; }
  std::unique_ptr<protocol::SshChannelUser> start(const protocol::SshSessionRequest& request) override;
  Forward connect(const std::string& user, const std::string& name, std::uint16_t port) override;

 private:
  void report_admission();

  std::shared_ptr<InstanceHost> host_;
  instance::Endpoint client_, server_;
  std::string offered_;  ///< who came with which key last
  std::string denial_;   ///< why the last one didn't do
  bool reported_ = false;
};

}  // namespace vpcsim::hypervisor
