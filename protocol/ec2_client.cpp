#include "protocol/ec2_client.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "protocol/query.hpp"
#include "protocol/sigv4.hpp"
#include "protocol/xml.hpp"

namespace vpcsim::protocol {
namespace {

bool changes_nothing(std::string_view action) {
  return action.starts_with("Describe") || action.starts_with("Get") || action.starts_with("Search");
}

/// With the same token the same call is carried out once, however often it comes.
bool is_repeatable(std::string_view action, const std::string& form) {
  return changes_nothing(action) || form.find("&ClientToken=") != std::string::npos;
}

/// Refused before anything was done (AWS SDKs' list of throttling codes, as far as it may come from EC2).
bool is_throttling(std::string_view code) {
  static constexpr std::array<std::string_view, 9> codes{
      "RequestLimitExceeded",      "EC2ThrottledException", "Throttling", "ThrottlingException",
      "RequestThrottledException", "RequestThrottled",      "SlowDown",   "TooManyRequestsException",
      "BandwidthLimitExceeded"};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// An answer and not an accident, though its status is 5xx: AWS has looked, and has none.
bool is_lack_of_capacity(std::string_view code) {
  return code.starts_with("Insufficient");
}

/// Throws XmlError, for 5xx HttpError: proxies and load balancers have pages of their own for that.
ApiError error_of(const HttpResponse& response) {
  try {
    return read_error(response.body);
  } catch (const XmlError&) {
    if (response.status >= 500) {
      throw HttpError(HttpError::Kind::broken,
                      fmt::format("the server answered HTTP {} without an EC2 error", response.status));
    }
    throw XmlError(
        fmt::format("the server answered HTTP {} with something that is no EC2 error: is it an EC2 API?",
                    response.status));
  }
}

}  // namespace

Timestamp WallWaiter::now() {
  auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

void WallWaiter::wait(std::int64_t milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

bool may_be_done(const HttpError& error) {
  return error.kind() == HttpError::Kind::timed_out || error.kind() == HttpError::Kind::broken ||
         error.kind() == HttpError::Kind::bad_answer;
}

Ec2Client::Ec2Client(Transport& transport, Waiter& waiter, Credentials credentials, std::string region,
                     RetryPolicy policy)
    : transport_(transport),
      waiter_(waiter),
      credentials_(std::move(credentials)),
      region_(std::move(region)),
      policy_(policy),
      backoff_(policy) {}

void Ec2Client::exchange(const OperationShapes& shapes, const void* request, void* result) {
  std::string form = encode_request(shapes.action, ec2_version, *shapes.request, request);
  read_response(send(shapes.action, form), *shapes.result, result);
}

HttpResponse Ec2Client::attempt(const std::string& form) {
  HttpRequest request;
  request.headers = {{"Host", transport_.host()},
                     {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                     {"User-Agent", "vpcsim"}};
  request.body = form;
  // Signed for each attempt: a signature is good for some minutes only.
  SigningTime now{std::chrono::seconds(waiter_.now().milliseconds / 1000)};
  sign(request, credentials_, {region_, "ec2"}, now);
  return transport_.send(request);
}

std::string Ec2Client::send(std::string_view action, const std::string& form) {
  const bool repeatable = is_repeatable(action, form);
  for (int attempts = 1;; ++attempts) {
    try {
      HttpResponse response = attempt(form);
      answered_ = true;
      if (response.status == 200) return std::move(response.body);
      const ApiError error = error_of(response);
      const bool throttled = is_throttling(error.code());
      const bool failed = response.status >= 500 && !throttled && !is_lack_of_capacity(error.code());
      if (failed && !repeatable) throw UncertainError(error.code(), error.message());
      if (attempts >= attempts_max() || !(throttled || failed)) throw error;
    } catch (const HttpError& error) {
      const bool unseen = error.kind() == HttpError::Kind::unreachable;
      if (attempts >= attempts_max() || !(unseen || (may_be_done(error) && repeatable))) throw;
    }
    waiter_.wait(backoff_.after(attempts));
  }
}

}  // namespace vpcsim::protocol
