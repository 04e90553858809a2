package io.followup.tables;

import static java.lang.constant.ConstantDescs.CD_void;

import com.amazon.dynamodb.grammar.AttributeNamesMapKeysParser;
import com.amazon.dynamodb.grammar.AttributeValuesMapKeysParser;
import com.amazon.dynamodb.grammar.ConditionExpressionParser;
import com.amazon.dynamodb.grammar.ProjectionExpressionParser;
import com.amazon.dynamodb.grammar.UpdateExpressionParser;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Reads an expression once: the engine reads each twice or more a call, and the names and values in
 * it, each by a parser of its own. It has no door there, so the class that it asks is given to it
 * by us, before it is loaded; who was faster keeps the engine's, which is slower and no other.
 *
 * <p>Who listens throws at what is no expression, so that only what is one is known; and who gets a
 * tree only walks it.
 */
public final class KnownExpressions {
  private static final String ASKED = "com.amazon.dynamodb.grammar.DynamoDbExpressionParser";

  /** More than a program has, and no more than that. */
  private static final int MOST = 2_000;

  private interface Parser {
    ParseTree parse(String text, ANTLRErrorListener listener);
  }

  private enum Kind {
    PROJECTION,
    CONDITION,
    UPDATE,
    NAME,
    VALUE
  }

  private record Expression(Kind kind, String text) {}

  private static final Map<Expression, ParseTree> KNOWN = new ConcurrentHashMap<>();

  private KnownExpressions() {}

  /** From now on, if no expression was read yet. */
  static void use() {
    boolean _ = Installed.DONE;
  }

  public static ParseTree parseProjection(String text, ANTLRErrorListener listener) {
    return known(Kind.PROJECTION, text, listener, new ProjectionExpressionParser()::parse);
  }

  public static ParseTree parseCondition(String text, ANTLRErrorListener listener) {
    return known(Kind.CONDITION, text, listener, new ConditionExpressionParser()::parse);
  }

  public static ParseTree parseUpdate(String text, ANTLRErrorListener listener) {
    return known(Kind.UPDATE, text, listener, new UpdateExpressionParser()::parse);
  }

  public static void parseAttributeNamesMapKeys(String text, ANTLRErrorListener listener) {
    var _ = known(Kind.NAME, text, listener, new AttributeNamesMapKeysParser()::parse);
  }

  public static void parseAttributeValuesMapKeys(String text, ANTLRErrorListener listener) {
    var _ = known(Kind.VALUE, text, listener, new AttributeValuesMapKeysParser()::parse);
  }

  private static ParseTree known(
      Kind kind, String text, ANTLRErrorListener listener, Parser parser) {
    Expression expression = new Expression(kind, text);
    ParseTree known = KNOWN.get(expression);
    if (known != null) {
      return known;
    }
    ParseTree tree = parser.parse(text, listener);
    if (KNOWN.size() < MOST) {
      KNOWN.put(expression, tree);
    }
    return tree;
  }

  private static final class Installed {
    static final boolean DONE = install();

    private static boolean install() {
      try {
        var _ =
            MethodHandles.privateLookupIn(UpdateExpressionParser.class, MethodHandles.lookup())
                .defineClass(delegating(asked()));
        return true;
      } catch (LinkageError _) {
        return false; // It is loaded.
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    private static ClassModel asked() {
      String file = "/" + ASKED.replace('.', '/') + ".class";
      try (InputStream in = UpdateExpressionParser.class.getResourceAsStream(file)) {
        return ClassFile.of().parse(Objects.requireNonNull(in, ASKED).readAllBytes());
      } catch (IOException | NullPointerException e) {
        throw new IllegalStateException("another DynamoDB Local than this was made for", e);
      }
    }

    /** The same class, whose methods ask ours of the same name. */
    private static byte[] delegating(ClassModel asked) {
      ClassDesc ours = ClassDesc.of(KnownExpressions.class.getName());
      return ClassFile.of()
          .build(
              asked.thisClass().asSymbol(),
              made -> {
                made.withFlags(AccessFlag.PUBLIC, AccessFlag.SUPER);
                for (MethodModel method : asked.methods()) {
                  if (!method.flags().has(AccessFlag.STATIC)) {
                    continue; // Its constructor, which nobody calls.
                  }
                  String name = method.methodName().stringValue();
                  requireOurs(name, method);
                  made.withMethodBody(
                      name,
                      method.methodTypeSymbol(),
                      method.flags().flagsMask(),
                      code ->
                          code.aload(0)
                              .aload(1)
                              .invokestatic(ours, name, method.methodTypeSymbol())
                              .return_(
                                  method.methodTypeSymbol().returnType().equals(CD_void)
                                      ? TypeKind.VOID
                                      : TypeKind.REFERENCE));
                }
              });
    }

    private static void requireOurs(String name, MethodModel method) {
      String type = method.methodTypeSymbol().descriptorString();
      if (Arrays.stream(KnownExpressions.class.getDeclaredMethods())
          .noneMatch(
              ours ->
                  ours.getName().equals(name)
                      && MethodType.methodType(ours.getReturnType(), ours.getParameterTypes())
                          .descriptorString()
                          .equals(type))) {
        throw new IllegalStateException("another DynamoDB Local than this was made for: " + name);
      }
    }
  }
}
