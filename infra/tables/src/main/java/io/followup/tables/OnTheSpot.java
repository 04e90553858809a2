package io.followup.tables;

import static java.lang.invoke.MethodType.methodType;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs each job in the thread that brings it, one at a time.
 *
 * <p>A queue as it comes hands each job to a thread of its own, which wakes whoever brought it:
 * that takes longer than most jobs do, and a call has several. Which jobs are a transaction's the
 * engine sees by itself: it lets nobody else in meanwhile.
 */
final class OnTheSpot extends SQLiteQueue {
  private final SQLiteQueue queue;
  private final SQLiteConnection connection;

  /** Whose the connection is without us. */
  private final Thread owner;

  private final ReentrantLock turn = new ReentrantLock();
  private boolean stopped;

  private record Owned(SQLiteConnection connection, Thread owner) {}

  /**
   * @param queue was started, and is brought nothing but by this from now on
   */
  OnTheSpot(SQLiteQueue queue) {
    super(queue.getDatabaseFile());
    this.queue = queue;
    Owned owned =
        queue
            .execute(
                new SQLiteJob<Owned>() {
                  @Override
                  protected Owned job(SQLiteConnection connection) {
                    return new Owned(connection, Thread.currentThread());
                  }
                })
            .complete();
    this.connection = owned.connection();
    this.owner = owned.owner();
  }

  @Override
  public <T, J extends SQLiteJob<T>> J execute(J job) {
    turn.lock();
    try {
      if (stopped) {
        job.cancel(true);
        return job;
      }
      Doors.CONFINEMENT.setVolatile(connection, Thread.currentThread());
      Doors.EXECUTE.invokeExact(queue, (SQLiteJob) job);
      return job;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public SQLiteQueue stop(boolean gracefully) {
    turn.lock();
    try {
      stopped = true;
      Doors.CONFINEMENT.setVolatile(connection, owner);
      var _ = queue.stop(gracefully);
    } finally {
      turn.unlock();
    }
    return this;
  }

  @Override
  public SQLiteQueue join() throws InterruptedException {
    var _ = queue.join();
    return this;
  }

  @Override
  public boolean isStopped() {
    return queue.isStopped();
  }

  /** SQLite's wrapper has no others. */
  private static final class Doors {
    /** Which thread may use a connection. */
    static final VarHandle CONFINEMENT;

    /** Runs a job, and rolls back what it leaves if it fails. */
    static final MethodHandle EXECUTE;

    static {
      try {
        CONFINEMENT =
            MethodHandles.privateLookupIn(SQLiteConnection.class, MethodHandles.lookup())
                .findVarHandle(SQLiteConnection.class, "myConfinement", Thread.class);
        EXECUTE =
            MethodHandles.privateLookupIn(SQLiteQueue.class, MethodHandles.lookup())
                .findVirtual(
                    SQLiteQueue.class, "executeJob", methodType(void.class, SQLiteJob.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("another sqlite4java than this was made for", e);
      }
    }
  }
}
