// A typed client of the EC2 API: signs, sends, retries, reads.
//
//   HttpTransport transport("http://127.0.0.1:8642");
//   WallWaiter waiter;
//   Ec2Client ec2(transport, waiter, load_credentials(process_environment), "us-east-1");
//   auto vpc = ec2.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/credentials.hpp"
#include "protocol/error.hpp"
#include "protocol/http.hpp"
#include "protocol/http_client.hpp"
#include "protocol/operation.hpp"
#include "protocol/timestamp.hpp"

namespace vpcsim::protocol {

/// Brings a request to a server. The in-process cloud (scenarios/in_process.hpp) is one, HTTP another.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Throws HttpError when there is no whole answer.
  virtual HttpResponse send(const HttpRequest& request) = 0;
  /// What the Host header says: it is signed.
  virtual std::string host() const = 0;
};

class HttpTransport : public Transport {
 public:
  /// Throws HttpError for a URL that isn't one of a server.
  explicit HttpTransport(std::string_view base_url) : client_(base_url) {}
  HttpResponse send(const HttpRequest& request) override { return client_.send(request); }
  std::string host() const override { return client_.host(); }

 private:
  HttpClient client_;
};

/// The passing of time as a client sees it: what it stamps its signatures with, and how it waits.
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual Timestamp now() = 0;
  /// Returns when `milliseconds` have passed.
  virtual void wait(std::int64_t milliseconds) = 0;
};

/// The machine's clock; waits by sleeping.
class WallWaiter : public Waiter {
 public:
  Timestamp now() override;
  void wait(std::int64_t milliseconds) override;
};

class Ec2Client {
 public:
  /// `transport` and `waiter` must outlive the client.
  Ec2Client(Transport& transport, Waiter& waiter, Credentials credentials, std::string region);

  /// Throws ApiError when the server refuses the call (its code and message), HttpError when it can't be
  /// reached, and XmlError when what it answers is not EC2's. Network errors, 5xx and throttling are retried
  /// with back-off; a call that changes something isn't when it may have been carried out.
  template <Operation Request>
  typename Request::Result call(const Request& request) {
    typename Request::Result result;
    exchange(shapes_of<Request>(), &request, &result);
    return result;
  }

  /// The same for an encoded form (query.hpp); answers the body of the answer.
  std::string send(std::string_view action, const std::string& form);

  const std::string& region() const { return region_; }

 private:
  void exchange(const OperationShapes& shapes, const void* request, void* result);
  HttpResponse attempt(const std::string& form);

  Transport& transport_;
  Waiter& waiter_;
  Credentials credentials_;
  std::string region_;
};

}  // namespace vpcsim::protocol
