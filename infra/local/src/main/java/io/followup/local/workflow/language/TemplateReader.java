package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads payload templates. */
final class TemplateReader {
  private static final String PATH_MARK = ".$";

  private final Fields fields;
  private final boolean token;

  TemplateReader(Fields fields, boolean token) {
    this.fields = fields;
    this.token = token;
  }

  Template read(String where, JsonNode node) {
    if (node.isObject()) {
      return object(where, node);
    }
    if (node.isArray()) {
      List<Template> items = new ArrayList<>();
      node.forEach(item -> items.add(read(where + "[" + items.size() + "]", item)));
      return new Template.Items(items);
    }
    return new Template.Literal(node);
  }

  private Template object(String where, JsonNode node) {
    Map<String, Template> templates = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      String place = where + "." + name;
      boolean taken = name.endsWith(PATH_MARK);
      String target = taken ? name.substring(0, name.length() - PATH_MARK.length()) : name;
      Template template = taken ? path(place, field.getValue()) : read(place, field.getValue());
      if (templates.put(target, template) != null) {
        throw fields.refuse(place, "is given twice");
      }
    }
    return new Template.Fields(templates);
  }

  private Template path(String place, JsonNode value) {
    if (!value.isTextual()) {
      throw fields.refuse(place, "must be a path");
    }
    if (value.textValue().startsWith("States.")) {
      throw fields.refuse(place, "intrinsic functions are not walked here");
    }
    return new Template.Taken(place, fields.path(place, value.textValue(), token));
  }
}
