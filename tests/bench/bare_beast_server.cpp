// The yardstick for HttpServer (design.md, section 3): as little as one can do with Beast. Answers every
// request with the bytes of one file: concrete executor, one reused string, one write, no time-outs, no
// limits, no errors told. Not for anything but measuring.
//
//   bare_beast_server FILE      prints http://127.0.0.1:PORT, then serves until it is killed
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Socket socket, const std::string& body) : socket_(std::move(socket)), body_(body) {
    socket_.set_option(Tcp::no_delay(true));
  }

  void read() {
    parser_.emplace();
    http::async_read(socket_, input_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
      if (!error) self->write();
    });
  }

 private:
  void write() {
    output_.assign("HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=UTF-8\r\nContent-Length: ");
    output_.append(std::to_string(body_.size())).append("\r\n\r\n").append(body_);
    asio::async_write(socket_, asio::buffer(output_),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (!error && self->parser_->keep_alive()) self->read();
                      });
  }

  Socket socket_;
  const std::string& body_;
  boost::beast::flat_buffer input_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::string output_;
};

void accept(Acceptor& acceptor, const std::string& body) {
  acceptor.async_accept([&acceptor, &body](error_code error, Socket socket) {
    if (!error) std::make_shared<Session>(std::move(socket), body)->read();
    accept(acceptor, body);
  });
}

}  // namespace

int main(int count, char** arguments) {
  std::ifstream file(count == 2 ? arguments[1] : "");
  if (!file) {
    std::fputs("usage: bare_beast_server FILE\n", stderr);
    return 2;
  }
  const std::string body{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::signal(SIGPIPE, SIG_IGN);
  asio::io_context context(1);
  Acceptor acceptor(context, Tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  std::printf("http://127.0.0.1:%d\n", acceptor.local_endpoint().port());
  std::fflush(stdout);
  accept(acceptor, body);
  context.run();
}
