package io.followup.tables;

import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import com.amazonaws.services.dynamodbv2.local.embedded.DDBExceptionMappingInvocationHandler;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteLibraryLoader;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The tables' engine: DynamoDB Local in this process, in memory or in a file. */
public final class Engine {
  /** What it does beside calls: TTL, roll-overs of shards, indexes. */
  private static final int JOBS = 10;

  /** Each waits for the engine's locks first, for as long as it thinks right. */
  private static final int MOST_TRIES = 20;

  private static final long PAUSE_MILLIS = 20;

  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  /** The calls after which there may be something in a stream. */
  private static final Set<String> WRITES =
      Set.of("putItem", "updateItem", "deleteItem", "transactWriteItems", "batchWriteItem");

  /** One permit where something was written since somebody last asked. */
  private final Semaphore written = new Semaphore(0);

  private final TrimmedStore store;
  private final LocalDBClient local;

  private Engine(TrimmedStore store) {
    this.store = store;
    this.local =
        new LocalDBClient(store, new JobsRegister(Executors.newFixedThreadPool(JOBS), false));
  }

  /**
   * @param file where the tables are kept; in memory if none is named
   */
  public static Engine start(Optional<Path> file) {
    SQLITE.setLevel(Level.WARNING);
    KnownSchemas.use();
    KnownExpressions.use();
    try {
      SQLiteLibraryLoader.initialize();
    } catch (Exception e) {
      throw new IllegalStateException("SQLite's library can't be loaded", e);
    }
    return new Engine(
        file.map(path -> new TrimmedStore(path.toFile())).orElseGet(TrimmedStore::new));
  }

  /** As it comes. */
  LocalDBClient local() {
    return local;
  }

  public DynamoDbClient tables() {
    DynamoDbClient client =
        Interpreter.between(DynamoDbClient.class, local.amazonDynamoDB(), local.dynamoDbClient());
    return asTheSdk(DynamoDbClient.class, client, this::wrote);
  }

  public DynamoDbStreamsClient streams() {
    DynamoDbStreamsClient client =
        Interpreter.between(
            DynamoDbStreamsClient.class,
            local.amazonDynamoDBStreams(),
            local.dynamoDbStreamsClient());
    return asTheSdk(DynamoDbStreamsClient.class, client, () -> {});
  }

  /**
   * Waits until something was written through {@link #tables} since this was asked last, but no
   * longer than this: TTL deletes by itself. Tells whether something was.
   */
  public boolean awaitWrite(Duration atMost) throws InterruptedException {
    if (!written.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    var _ = written.drainPermits();
    return true;
  }

  private void wrote() {
    if (written.availablePermits() == 0) {
      written.release();
    }
  }

  /** Lets go of a stream's records before this sequence number. */
  public void trim(String streamArn, long sequence, long nowMillis) {
    store.trim(streamArn, sequence, nowMillis);
  }

  public void close() {
    var _ = local.shutdownNow();
  }

  /**
   * The engine throws exceptions of its own; the SDK's are what callers know. And as the SDK does,
   * it asks again where the engine's answer is that something went wrong: an engine whose machine
   * is busy waits in vain for its own locks, and then says so.
   */
  static <T> T asTheSdk(Class<T> type, T client, Runnable wrote) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              for (int tries = 1; ; tries++) {
                try {
                  return asked(client, method, arguments);
                } catch (InternalServerErrorException e) {
                  if (tries == MOST_TRIES) {
                    throw e;
                  }
                  Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS * tries));
                } finally {
                  if (WRITES.contains(method.getName())) {
                    wrote.run();
                  }
                }
              }
            }));
  }

  private static <T> Object asked(T client, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof DynamoDBLocalServiceException own) {
        DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(own, true);
      }
      throw e.getCause();
    }
  }
}
