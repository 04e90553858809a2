package io.followup.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Optional;

/** JSON as trees: no class is read or written by reflection. */
public final class Json {
  /** A name that stands twice, or something behind the end, is no JSON here. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The object that this text is, or nothing where it is none. */
  public static Optional<ObjectNode> parse(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      // Not passed on: the parser quotes what it read.
      return Optional.empty();
    }
  }

  /** The object that these bytes are, in UTF-8, or nothing where they are none. */
  public static Optional<ObjectNode> parse(byte[] bytes) {
    return utf8(bytes).flatMap(Json::parse);
  }

  /** Without a byte order mark; half a surrogate pair that somebody encoded is U+FFFD. */
  private static Optional<String> utf8(byte[] bytes) {
    byte[] whole = bytes.clone();
    for (int i = 0; i + 2 < whole.length; i++) {
      if (whole[i] == (byte) 0xed && (whole[i + 1] & 0xe0) == 0xa0) {
        whole[i] = (byte) 0xef;
        whole[i + 1] = (byte) 0xbf;
        whole[i + 2] = (byte) 0xbd;
      }
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(whole)).toString();
      return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Maps, lists, strings and numbers as a tree. */
  public static JsonNode tree(Object plain) {
    return MAPPER.valueToTree(plain);
  }

  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  /** Puts the time, or leaves the field out. */
  public static void putTime(ObjectNode object, String name, Optional<Instant> time) {
    time.ifPresent(at -> object.put(name, at.toString()));
  }
}
