package io.followup.tables;

import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccessJob;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.TableSchemaInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a table is like stands in a row, as JSON, and the engine reads it for every item that it
 * gets or puts: nearly half of its own work. The same text is understood once here.
 *
 * <p>While a table is being changed every text is understood anew, since whoever changes one
 * changes what was understood. One for the JVM, as the engine's mapper is.
 */
final class KnownSchemas extends DelegatingDeserializer {
  private static final long serialVersionUID = 1L;

  private static final AtomicInteger CHANGING = new AtomicInteger();

  /** A handful: tables are alike. */
  private static final List<Known> KNOWN = new CopyOnWriteArrayList<>();

  private static final class Known {
    final byte[] text;
    final Object schema;

    Known(byte[] text, Object schema) {
      this.text = text;
      this.schema = schema;
    }
  }

  private KnownSchemas(JsonDeserializer<?> each) {
    super(each);
  }

  /** From now on; has to be said before the first table is there. */
  static void use() {
    ObjectMapper mapper = Installed.MAPPER;
    assert mapper != null;
  }

  /** Changes a table. */
  static void whileChanged(Runnable change) {
    CHANGING.incrementAndGet();
    try {
      change.run();
    } finally {
      CHANGING.decrementAndGet();
    }
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> each) {
    return new KnownSchemas(each);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (CHANGING.get() > 0
        || !(parser.currentTokenLocation().contentReference().getRawContent()
            instanceof byte[] text)) {
      return super.deserialize(parser, context);
    }
    for (Known known : KNOWN) {
      if (Arrays.equals(known.text, text)) {
        return known.schema;
      }
    }
    Object schema = super.deserialize(parser, context);
    KNOWN.add(new Known(text, schema));
    return schema;
  }

  /** The engine's mapper has no other door. */
  private static final class Installed {
    static final ObjectMapper MAPPER = mapper();

    private static ObjectMapper mapper() {
      try {
        Field field = SQLiteDBAccessJob.class.getDeclaredField("MAPPER");
        field.setAccessible(true);
        ObjectMapper mapper = (ObjectMapper) field.get(null);
        mapper
            .getFactory()
            .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature(), true);
        return mapper.registerModule(new SimpleModule().setDeserializerModifier(new Once()));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("another DynamoDB Local than this was made for", e);
      }
    }
  }

  private static final class Once extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription of, JsonDeserializer<?> each) {
      return of.getBeanClass() == TableSchemaInfo.class ? new KnownSchemas(each) : each;
    }
  }
}
