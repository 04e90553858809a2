package io.followup.standins.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.standins.Clients;
import io.followup.standins.contract.XmsCarrierContract;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sns.SnsClient;

@OnAws
class TextsTest extends XmsCarrierContract {
  @BeforeEach
  void texts_can_be_read_back() {
    assumeTrue(!page().isEmpty(), "nobody can read there what was texted");
  }

  @Override
  protected SnsClient client() {
    return Aws.running().clients().sns();
  }

  @Override
  protected List<String> texts(String e164) {
    String asked =
        page() + "?region=" + Clients.region() + "&phoneNumber=" + URLEncoder.encode(e164, UTF_8);
    URI page = Aws.running().endpoint().resolve(asked);
    JsonNode texts = json(StandIn.page(page)).path("sms_messages").path(e164);
    return StreamSupport.stream(texts.spliterator(), false)
        .map(text -> text.path("Message").textValue())
        .toList();
  }

  private static String page() {
    return Aws.running().standIn().texts();
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the page of texts is JSON", e);
    }
  }
}
