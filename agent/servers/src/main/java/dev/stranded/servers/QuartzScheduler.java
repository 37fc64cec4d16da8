package dev.stranded.servers;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz with a job each two seconds, and more when it is asked. */
public final class QuartzScheduler implements Server {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Scheduler scheduler;

    private QuartzScheduler() throws SchedulerException {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "5");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.start();
        scheduler.scheduleJob(
                JobBuilder.newJob(Count.class).withIdentity("count").build(),
                TriggerBuilder.newTrigger()
                        .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(2))
                        .build());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new QuartzScheduler());
    }

    @Override
    public void ask() throws Exception {
        scheduler.scheduleJob(
                JobBuilder.newJob(Count.class).build(),
                TriggerBuilder.newTrigger().startNow().build());
    }

    @Override
    public void stop() throws Exception {
        scheduler.shutdown(true);
        if (RUNS.get() == 0) {
            throw new IllegalStateException("no job has run");
        }
    }

    /** Counts itself. */
    public static final class Count implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            RUNS.incrementAndGet();
        }
    }
}
