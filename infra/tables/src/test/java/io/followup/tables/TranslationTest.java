package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.utils.builder.Buildable;

class TranslationTest {
  private final Translation translation = new Translation();

  static Stream<SdkPojo> builders() {
    return Stream.of(
        (SdkPojo) GetItemRequest.builder(),
        (SdkPojo) PutItemRequest.builder(),
        (SdkPojo) UpdateItemRequest.builder(),
        (SdkPojo) DeleteItemRequest.builder(),
        (SdkPojo) QueryRequest.builder(),
        (SdkPojo) ScanRequest.builder(),
        (SdkPojo) BatchGetItemRequest.builder(),
        (SdkPojo) BatchWriteItemRequest.builder(),
        (SdkPojo) TransactWriteItemsRequest.builder(),
        (SdkPojo) GetRecordsRequest.builder(),
        (SdkPojo) Record.builder());
  }

  @ParameterizedTest
  @MethodSource("builders")
  void whatever_can_be_said_is_said_whole_and_heard_whole(SdkPojo builder) throws Exception {
    SdkPojo said = filled(builder);
    SdkPojo fresh = (SdkPojo) said.getClass().getMethod("builder").invoke(null);

    assertThat(translation.second(translation.first(said), fresh)).isEqualTo(said);
  }

  @Test
  void what_is_not_said_is_not_heard() {
    SdkPojo nothing = GetItemRequest.builder().build();

    assertThat(translation.first(nothing))
        .isEqualTo(new com.amazonaws.services.dynamodbv2.model.GetItemRequest());
  }

  @Test
  void an_empty_map_and_an_empty_list_are_not_nothing() {
    GetItemRequest said =
        GetItemRequest.builder()
            .key(Map.of("m", AttributeValue.fromM(Map.of()), "l", AttributeValue.fromL(List.of())))
            .build();

    assertThat(translation.second(translation.first(said), (SdkPojo) GetItemRequest.builder()))
        .isEqualTo(said);
  }

  @Test
  void what_the_engine_has_no_word_for_is_refused() {
    CreateTableRequest newer =
        CreateTableRequest.builder().warmThroughput(w -> w.readUnitsPerSecond(1L)).build();

    assertThatThrownBy(() -> translation.first(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WarmThroughput");
  }

  /** Every field of it, and every field of those. */
  private static SdkPojo filled(SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      field.set(builder, sample(field));
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private static Object sample(SdkField<?> field) {
    String name = field.memberName() == null ? "one" : field.memberName();
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> name;
      case INTEGER -> name.length();
      case LONG -> (long) name.length();
      case BOOLEAN -> true;
      case INSTANT -> java.time.Instant.ofEpochSecond(name.length());
      case SDK_BYTES -> SdkBytes.fromUtf8String(name);
      case LIST -> List.of(sample(field.getTrait(ListTrait.class).memberFieldInfo()));
      case MAP -> Map.of(name, sample(field.getTrait(MapTrait.class).valueFieldInfo()));
      case SDK_POJO -> {
        SdkPojo builder = field.constructor().get();
        yield builder instanceof AttributeValue.Builder value ? attribute(value) : filled(builder);
      }
      default -> throw new AssertionError("no sample of " + field.marshallingType());
    };
  }

  /** All types at once; within one another, since each may be in a list or a map. */
  private static AttributeValue attribute(AttributeValue.Builder value) {
    AttributeValue inner =
        AttributeValue.builder()
            .s("s")
            .n("1.5")
            .bool(false)
            .nul(true)
            .b(SdkBytes.fromUtf8String("b"))
            .ss("one", "two")
            .ns("1", "2")
            .bs(SdkBytes.fromUtf8String("x"))
            .build();
    return value.m(Map.of("inner", inner)).l(inner, AttributeValue.fromS("")).build();
  }
}
