package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a state takes of the data that reaches it, and what it makes of that. */
public record Shape(
    Selection input,
    Optional<Template> parameters,
    Optional<Template> selector,
    Selection result,
    Selection output) {

  /** What the state's own paths can see. */
  public Scope selected(Scope raw) {
    return raw.with(input.read("InputPath", raw));
  }

  /** The data that the state works on. */
  public JsonNode effective(Scope raw) {
    Scope selected = selected(raw);
    return parameters.map(template -> template.fill(selected)).orElse(selected.data());
  }

  /**
   * The data that the next state is given.
   *
   * @throws StateFailed if the result has not what is selected of it, or there is no place for it
   */
  public JsonNode output(Scope raw, JsonNode result) {
    JsonNode selected = selector.map(template -> template.fill(raw.with(result))).orElse(result);
    Scope combined = raw.with(this.result.write(raw.data(), selected));
    return output.read("OutputPath", combined);
  }
}
