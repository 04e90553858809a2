package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.dynamodb.grammar.DynamoDbExpressionParser;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnownExpressionsTest {
  private static final BaseErrorListener LISTENER =
      new BaseErrorListener() {
        @Override
        public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object symbol,
            int line,
            int position,
            String message,
            @Nullable RecognitionException e) {
          throw new IllegalArgumentException(message);
        }
      };

  @BeforeAll
  static void an_engine_was_started() {
    Engine.start(Optional.empty()).close();
  }

  @Test
  void the_engine_reads_what_it_has_read_no_second_time() {
    String text = "SET #a = :b";

    assertThat(DynamoDbExpressionParser.parseUpdate(text, LISTENER))
        .isSameAs(DynamoDbExpressionParser.parseUpdate(text, LISTENER))
        .isNotSameAs(DynamoDbExpressionParser.parseUpdate("SET #a = :c", LISTENER));
  }

  @Test
  void the_same_text_may_be_two_things() {
    assertThat(DynamoDbExpressionParser.parseProjection("#a", LISTENER).getText()).startsWith("#a");
    assertThatThrownBy(() -> DynamoDbExpressionParser.parseCondition("#a", LISTENER))
        .isInstanceOf(IllegalArgumentException.class);
    DynamoDbExpressionParser.parseAttributeNamesMapKeys("#a", LISTENER);
    assertThatThrownBy(() -> DynamoDbExpressionParser.parseAttributeValuesMapKeys("#a", LISTENER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_no_expression_is_none_the_second_time() {
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> DynamoDbExpressionParser.parseUpdate("SET #a =", LISTENER))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
