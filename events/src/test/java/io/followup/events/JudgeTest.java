package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import org.junit.jupiter.api.Test;

/** The document is exact enough to judge calls by. */
class JudgeTest {
  private final OpenApiInteractionValidator judge =
      OpenApiInteractionValidator.createForInlineApiSpecification(Contract.text("openapi.yaml"))
          .build();

  @Test
  void a_reply_as_promised_passes() {
    SimpleRequest post =
        SimpleRequest.Builder.post("/v1/replies")
            .withAuthorization("Bearer fk_sample")
            .withContentType("application/json")
            .withBody(
                "{\"id\":\"r-1\",\"chatId\":\"k-1\",\"customerId\":\"c-1\",\"text\":\"Hello!\"}")
            .build();

    ValidationReport report = judge.validateRequest(post);

    assertThat(report.getMessages()).isEmpty();
  }

  @Test
  void a_reply_without_its_text_does_not() {
    SimpleRequest post =
        SimpleRequest.Builder.post("/v1/replies")
            .withAuthorization("Bearer fk_sample")
            .withContentType("application/json")
            .withBody("{\"id\":\"r-1\",\"chatId\":\"k-1\",\"customerId\":\"c-1\"}")
            .build();

    ValidationReport report = judge.validateRequest(post);

    assertThat(report.getMessages())
        .singleElement()
        .satisfies(message -> assertThat(message.getMessage()).contains("text"));
  }
}
