package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workspace's settings may hold where one field depends on another. */
class SettingsTest {
  private static final String KAKAOS = "0123456789abcdef0123456789abcdef01234567";
  private static final String SOLAPIS = "KA01PF2509260646100458NQzRI7JLb3";
  private static final String LONG = "KA01TP221025083117992xkz17KyvNbr";

  private final Schema settings = settings();

  @ParameterizedTest
  @CsvSource({
    "nhn, " + KAKAOS + ", new-reply",
    "solapi, " + KAKAOS + ", " + LONG,
    "solapi, " + SOLAPIS + ", " + LONG,
    "solapi, " + SOLAPIS + ", new-reply"
  })
  void a_channel_as_its_vendor_has_it_is_one(String vendor, String senderKey, String code) {
    assertThat(refused(vendor, senderKey, code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nhn, " + SOLAPIS + ", new-reply, senderKey",
    "nhn, " + KAKAOS + ", " + LONG + ", templateCode",
    "solapi, KA01TP2509260646100458NQzRI7JLb3, new-reply, senderKey",
    "solapi, " + SOLAPIS + "3, new-reply, senderKey",
    "solapi, " + SOLAPIS + ", " + LONG + LONG + ", templateCode"
  })
  void a_channel_as_another_vendor_has_it_is_none(
      String vendor, String senderKey, String code, String field) {
    assertThat(refused(vendor, senderKey, code)).containsExactly("text.alimTalk." + field);
  }

  @Test
  void no_channel_is_in_order_too() {
    ObjectNode none = JsonNodeFactory.instance.objectNode().put("name", "Tea");
    none.putObject("text").putNull("alimTalk");

    assertThat(Contract.refused(settings, none)).isEmpty();
  }

  private List<String> refused(String vendor, String senderKey, String code) {
    ObjectNode put = JsonNodeFactory.instance.objectNode().put("name", "Tea");
    put.putObject("text")
        .putObject("alimTalk")
        .put("vendor", vendor)
        .put("senderKey", senderKey)
        .put("templateCode", code);
    return Contract.refused(settings, put);
  }

  private static Schema settings() {
    JsonNode document = Contract.openApi();
    ObjectNode schema = document.at("/components/schemas/Settings").deepCopy();
    schema.put("$schema", Contract.DIALECT).set("components", document.path("components"));
    return Contract.schema(schema);
  }
}
