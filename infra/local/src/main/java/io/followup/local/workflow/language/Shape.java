package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a state takes of the data that reaches it, and what it makes of that. */
public record Shape(
    Selection input, Optional<Template> parameters, Selection result, Selection output) {

  /** What the state's own paths can see. */
  public Scope selected(Scope raw) {
    return raw.with(input.read("InputPath", raw));
  }

  /** The data that the state works on. */
  public JsonNode effective(Scope raw) {
    Scope selected = selected(raw);
    return parameters.map(template -> template.fill(selected)).orElse(selected.data());
  }

  /** The data that the next state is given. */
  public JsonNode output(Scope raw, JsonNode result) {
    Scope combined = raw.with(this.result.write(raw.data(), result));
    return output.read("OutputPath", combined);
  }
}
