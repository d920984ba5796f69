// How ssh on an instance trusts a host, and is trusted by it.
#include "ssh_world.hpp"

using namespace vpcsim;
using tests::client_key;
using tests::client_public_key;
using tests::FakeSshServer;
using tests::some_fingerprint;
using tests::some_public_key;
using World = tests::SshWorld;

namespace {

const std::string known_answer =
    "Warning: Permanently added '10.1.1.5' (ED25519) to the list of known hosts.\n";
const std::string question =
    "The authenticity of host '10.1.1.5 (10.1.1.5)' can't be established.\r\n"
    "ED25519 key fingerprint is " +
    some_fingerprint +
    ".\r\nThis key is not known by any other names.\r\n"
    "Are you sure you want to continue connecting (yes/no/[fingerprint])? ";
const std::string changed =
    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
    "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n"
    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
    "IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\n"
    "Someone could be eavesdropping on you right now (man-in-the-middle attack)!\n"
    "It is also possible that a host key has just been changed.\n"
    "The fingerprint for the ED25519 key sent by the remote host is\n" +
    some_fingerprint +
    ".\nPlease contact your system administrator.\n"
    "Add correct host key in /home/ec2-user/.ssh/known_hosts to get rid of this message.\n"
    "Offending ED25519 key in /home/ec2-user/.ssh/known_hosts:2\n";
const std::string other_key = client_public_key;

}  // namespace

TEST_CASE("ssh asks about a host key that it doesn't know, and keeps it after a yes") {
  World world;
  world.forget(".ssh/known_hosts");
  world.log_in();
  CHECK(world.type("ssh 10.1.1.5\r", 100) == "ssh 10.1.1.5\r\n" + question);
  CHECK(world.type("maybe\r", 10) == "maybe\r\nPlease type 'yes', 'no' or the fingerprint: ");
  CHECK(world.type("yes\r", 10) ==
        "yes\r\nWarning: Permanently added '10.1.1.5' (ED25519) to the list of known hosts.\r\n");
  CHECK(world.server.started.size() == 1);
  CHECK(world.content(".ssh/known_hosts") == "10.1.1.5 " + some_public_key + "\n");
  CHECK(world.machine.system.status(world.access(), ".ssh/known_hosts").value.mode == 0644);
}

TEST_CASE("ssh takes the fingerprint itself for a yes, and what isn't one for a no") {
  World world;
  world.forget(".ssh/known_hosts");
  world.log_in();
  for (const char* no : {"no\r", "\r", "\x04"}) {
    world.type("ssh 10.1.1.5\r", 100);
    CHECK(world.type(no, 10).find("Host key verification failed.\r\n") != std::string::npos);
  }
  CHECK(world.content(".ssh/known_hosts").empty());
  world.type("ssh 10.1.1.5\r", 100);
  world.type(some_fingerprint + "\r", 10);
  CHECK(world.server.started.size() == 1);
}

TEST_CASE("without a terminal, or in BatchMode, a host key that isn't known fails") {
  World world;
  world.forget(".ssh/known_hosts");
  CHECK(world.run("ssh 10.1.1.5 true") == "Host key verification failed.\n[255]\n");
  world.log_in();
  CHECK(
      world.type("ssh -o BatchMode=yes 10.1.1.5 true\r", 100).find("\r\nHost key verification failed.\r\n") !=
      std::string::npos);
}

TEST_CASE("StrictHostKeyChecking decides about a host key that isn't known") {
  World world;
  world.forget(".ssh/known_hosts");
  CHECK(world.session("ssh -o StrictHostKeyChecking=yes 10.1.1.5 true") ==
        "No ED25519 host key is known for 10.1.1.5 and you have requested strict checking.\n"
        "Host key verification failed.\n[255]");
  CHECK(world.session("ssh -o StrictHostKeyChecking=accept-new 10.1.1.5 true") == known_answer);
  CHECK(world.session("ssh 10.1.1.5 true").empty());
  world.forget(".ssh/known_hosts");
  CHECK(world.session("ssh -o StrictHostKeyChecking=no 10.1.1.5 true") == known_answer);
}

TEST_CASE("a host key that has changed is warned of, and not connected to") {
  World world;
  world.put(".ssh/known_hosts", "# mine\n10.1.1.5 " + other_key + "\n");
  const auto refused = changed +
                       "Host key for 10.1.1.5 has changed and you have requested strict checking.\n"
                       "Host key verification failed.\n[255]";
  CHECK(world.session("ssh 10.1.1.5 true") == refused);
  CHECK(world.session("ssh -o StrictHostKeyChecking=accept-new 10.1.1.5 true") == refused);
  CHECK(world.session("ssh -o StrictHostKeyChecking=no 10.1.1.5 true") ==
        changed +
            "Password authentication is disabled to avoid man-in-the-middle attacks.\n"
            "Keyboard-interactive authentication is disabled to avoid man-in-the-middle attacks.\n"
            "UpdateHostkeys is disabled because the host key is not trusted.\n");
  CHECK(world.session("ssh -A -o StrictHostKeyChecking=no 10.1.1.5 true")
            .find("Agent forwarding is disabled to avoid man-in-the-middle attacks.\n") != std::string::npos);
  CHECK_FALSE(world.server.started.back().agent);
}

TEST_CASE("a known key of another type says nothing about this one") {
  World world;
  world.put(".ssh/known_hosts", "10.1.1.5 ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7\n");
  CHECK(world.session("ssh -o StrictHostKeyChecking=accept-new 10.1.1.5 true") == known_answer);
}

TEST_CASE("known hosts are kept where UserKnownHostsFile says, with the port if it isn't 22") {
  World world;
  FakeSshServer other(world.machine, "10.1.1.5", 2222);
  world.put("mine", "");
  world.run("ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=mine -p 2222 10.1.1.5 true", 100);
  CHECK(world.content("mine") == "[10.1.1.5]:2222 " + some_public_key + "\n");
  CHECK(world.session("ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null 10.1.1.5 true") ==
        known_answer);
  CHECK(world.session("ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/etc/none 10.1.1.5 true") ==
        "Failed to add the host to the list of known hosts (/etc/none).\n");
}

TEST_CASE("a host key that is known by another name is said to be") {
  World world;
  world.put(".ssh/known_hosts", "web,10.1.1.6 " + some_public_key + "\n");
  world.log_in();
  CHECK(world.type("ssh 10.1.1.5\r", 100)
            .find("This host key is known by the following other names/addresses:\r\n"
                  "    ~/.ssh/known_hosts:1: web,10.1.1.6\r\n") != std::string::npos);
}

TEST_CASE("ssh offers the agent's keys first, those that are also in files before others, then files") {
  World world;
  world.server.admitted.clear();
  world.hold(some_public_key, "other");
  world.hold(client_public_key, "mine");
  CHECK(world.session("ssh 10.1.1.5 true") == "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]");
  CHECK(world.server.offered ==
        std::vector<std::string>{"ec2-user " + client_public_key, "ec2-user " + some_public_key});
  world.server.offered.clear();
  world.session("SSH_AUTH_SOCK= ssh 10.1.1.5 true");
  CHECK(world.server.offered == std::vector<std::string>{"ec2-user " + client_public_key});
  world.server.offered.clear();
  world.forget(".ssh/id_ed25519");
  world.session("ssh -o IdentitiesOnly=yes 10.1.1.5 true");
  CHECK(world.server.offered.empty());
}

TEST_CASE("a key of the forwarded agent logs in, unless the agent refuses to sign") {
  World world;
  world.forget(".ssh/id_ed25519");
  world.hold(client_public_key, "mine");
  CHECK(world.session("ssh 10.1.1.5 true").empty());
  world.agent->refuses = true;
  CHECK(world.session("ssh 10.1.1.5 true") ==
        "sign_and_send_pubkey: signing failed for ED25519 \"mine\" from agent: agent refused operation\n"
        "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]");
}

TEST_CASE("the agent goes on with -A or ForwardAgent, and not with -a or without") {
  World world;
  auto forwards = [&](const std::string& options) {
    world.session("ssh " + options + " 10.1.1.5 true");
    return world.server.started.back().agent == world.agent;
  };
  CHECK_FALSE(forwards(""));
  CHECK(forwards("-A"));
  CHECK(forwards("-o ForwardAgent=yes"));
  CHECK_FALSE(forwards("-A -a"));
}

TEST_CASE("ssh -i names the key, instead of those in .ssh") {
  World world;
  world.forget(".ssh/id_ed25519");
  CHECK(world.session("ssh 10.1.1.5 true") == "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]");
  world.put("access.pem", client_key, 0400);
  CHECK(world.session("ssh -i access.pem 10.1.1.5 true").empty());
  CHECK(world.session("ssh -o IdentityFile=~/access.pem 10.1.1.5 true").empty());
}

TEST_CASE("a private key that others may read is ignored, loudly") {
  World world;
  world.forget(".ssh/id_ed25519");
  world.put("access.pem", client_key, 0644);
  CHECK(world.session("ssh -i access.pem 10.1.1.5 true") ==
        "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
        "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n"
        "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n"
        "Permissions 0644 for 'access.pem' are too open.\n"
        "It is required that your private key files are NOT accessible by others.\n"
        "This private key will be ignored.\n"
        "Load key \"access.pem\": bad permissions\n"
        "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]");
  CHECK(world.server.offered.empty());
}

TEST_CASE("a key that isn't there, isn't a key, or has a passphrase isn't offered") {
  World world;
  CHECK(world.session("ssh -i none 10.1.1.5 true") ==
        "Warning: Identity file none not accessible: No such file or directory.\n");
  world.put("text", "no key\n", 0600);
  const std::string denied = "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]";
  CHECK(world.session("ssh -i text 10.1.1.5 true") == "Load key \"text\": error in libcrypto\n" + denied);
  world.put("torn", client_key.substr(0, 100), 0600);
  CHECK(world.session("ssh -i torn 10.1.1.5 true") == "Load key \"torn\": invalid format\n" + denied);
  world.put("locked",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
            "-----END RSA PRIVATE KEY-----\n",
            0600);
  CHECK(world.session("ssh -i locked 10.1.1.5 true") ==
        "Load key \"locked\": keys with a passphrase are not supported by vpcsim's ssh\n" + denied);
}

TEST_CASE("after six keys the other side has had enough") {
  World world;
  world.server.admitted.clear();
  world.forget(".ssh/id_ed25519");
  for (int i = 0; i < 5; ++i) world.hold(some_public_key, "key");
  CHECK(world.session("ssh 10.1.1.5 true") == "ec2-user@10.1.1.5: Permission denied (publickey).\n[255]");
  world.hold(some_public_key, "key");
  world.server.offered.clear();
  world.hold(client_public_key, "good, but too late");
  world.server.admitted = {"ec2-user " + client_public_key};
  CHECK(world.session("ssh 10.1.1.5 true") ==
        "Received disconnect from 10.1.1.5 port 22:2: Too many authentication failures\n"
        "Disconnected from 10.1.1.5 port 22\n[255]");
  CHECK(world.server.offered.size() == 6);
}
