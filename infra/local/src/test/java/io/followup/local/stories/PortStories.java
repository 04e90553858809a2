package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes at the laptop's port, whoever sends it: as API Gateway would hand it on. */
@OnTheLaptop
class PortStories {
  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final String CLOSE = "Connection: close\r\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded|List-Unsubscribe=One-Click",
        "application/x-www-form-urlencoded|List-Unsubscribe=%zz",
        "application/x-www-form-urlencoded|%",
        "application/x-www-form-urlencoded; charset=nonsense|a=b",
        "multipart/form-data|List-Unsubscribe=One-Click",
        "multipart/form-data; boundary=|--",
        "multipart/form-data; boundary=x|--x and no end",
        "text/plain|List-Unsubscribe=One-Click",
        "nonsense|???"
      })
  void S6_the_one_click_stops_whatever_its_body_looks_like(String type, String body, World world) {
    Customer mina = world.customer();
    mina.reply();
    String link = mina.only(EMAIL).header("List-Unsubscribe").replaceAll("[<>]", "");
    String path = link.substring(link.indexOf("/v1/unsubscribe/"));

    world.laptop().http().call("POST", path).header("Content-Type", type).raw(body).send().is(200);
    mina.reply();
    world.skip(Duration.ofMinutes(2));

    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(mina.got(TEXT)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "FOO", "get"})
  void an_odd_method_is_a_problem(String method, Laptop laptop) throws IOException {
    problem(laptop, method + " /v1/workspace" + HOST + CLOSE + "\r\n", 405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/v1/%zz 400",
        "/v1/workspace?x=%zz 400",
        "/local/outbox?to=%zz 400",
        "/v1/a|b{}^ 404",
        "* 404",
        "v1/workspace 404",
        "/v1/../v1/workspace 404",
        "/META-INF/../application.properties 404",
        "/v1/한글 404"
      })
  void an_odd_address_is_a_problem(String address, int status, Laptop laptop) throws IOException {
    problem(laptop, "GET " + address + HOST + CLOSE + "\r\n", status);
  }

  @Test
  void what_is_too_large_is_a_problem(Laptop laptop) throws IOException {
    problem(laptop, "GET /v1/workspace" + HOST + "X: " + "a".repeat(20_000) + "\r\n\r\n", 431);
    problem(laptop, "GET /v1/" + "a".repeat(20_000) + HOST + "\r\n", 414);
    problem(
        laptop,
        "POST /v1/replies" + HOST + "Content-Length: 20000000\r\n\r\n" + "a".repeat(20_000_000),
        413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\r\n\r\n",
        "G@T /v1/workspace HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /v1/workspace HTTP/1.1\r\nHost: localhost\r\nnocolon\r\n\r\n",
        "POST /v1/replies HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        "POST /v1/replies HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST /v1/replies HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"
      })
  void what_is_no_http_is_a_problem_and_the_end(String request, Laptop laptop) throws IOException {
    problem(laptop, request, 400);
  }

  @Test
  void calls_that_come_one_behind_the_other_are_answered_in_their_order(Laptop laptop)
      throws IOException {
    String clock = "GET /local/clock" + HOST + "\r\n";
    String last = "GET /v1/nothing" + HOST + CLOSE + "\r\n";

    String answers = laptop.http().raw(clock + clock + clock + last);

    assertThat(
            Pattern.compile("HTTP/1\\.1 ([0-9]+)").matcher(answers).results().map(m -> m.group(1)))
        .containsExactly("200", "200", "200", "404");
  }

  @Test
  void a_head_of_a_page_is_its_get_without_a_body(Laptop laptop) throws IOException {
    String head = laptop.http().raw("HEAD /" + HOST + CLOSE + "\r\n");
    String get = laptop.http().raw("GET /" + HOST + CLOSE + "\r\n");

    assertThat(head).startsWith("HTTP/1.1 200").contains("Content-Length: ").endsWith("\r\n\r\n");
    assertThat(get).startsWith(head).contains("<!doctype html>");
  }

  @Test
  void a_head_that_a_function_answers_says_nothing_of_a_length(Laptop laptop) throws IOException {
    String head = laptop.http().raw("HEAD /openapi.yaml" + HOST + CLOSE + "\r\n");

    assertThat(head)
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n");
  }

  @Test
  void a_connection_on_which_nothing_comes_is_closed() throws IOException {
    try (StartedApp app = StartedApp.start(Map.of("FOLLOWUP_LOCAL_IDLE", "2s"))) {
      List<Socket> begun = new ArrayList<>();
      for (String beginning :
          List.of(
              "",
              "GET /local/clo",
              "GET /local/clock HTTP/1.1\r\nHost: local",
              "POST /local/settle HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc",
              "POST /local/settle HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")) {
        Socket socket = new Socket("localhost", app.address().getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(beginning.getBytes(UTF_8));
        begun.add(socket);
      }

      assertThat(begun)
          .allSatisfy(socket -> assertThat(socket.getInputStream().read()).isEqualTo(-1));
      for (Socket socket : begun) {
        socket.close();
      }
    }
  }

  private static void problem(Laptop laptop, String request, int status) throws IOException {
    String answer = laptop.http().raw(request);

    assertThat(answer)
        .matches("(?s)HTTP/1\\.[01] " + status + " .*")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":" + status);
  }
}
