package dev.stranded.testbed.kernels;

import static dev.stranded.testbed.kernels.GoBenchClass.AB_BA;
import static dev.stranded.testbed.kernels.GoBenchClass.CHANNEL;
import static dev.stranded.testbed.kernels.GoBenchClass.CHANNEL_AND_CONDITION;
import static dev.stranded.testbed.kernels.GoBenchClass.CHANNEL_AND_CONTEXT;
import static dev.stranded.testbed.kernels.GoBenchClass.CHANNEL_AND_LOCK;
import static dev.stranded.testbed.kernels.GoBenchClass.CHANNEL_AND_WAIT_GROUP;
import static dev.stranded.testbed.kernels.GoBenchClass.CONDITION;
import static dev.stranded.testbed.kernels.GoBenchClass.DOUBLE_LOCK;
import static dev.stranded.testbed.kernels.GoBenchClass.MISUSED_WAIT_GROUP;
import static dev.stranded.testbed.kernels.GoBenchClass.RWR;
import static dev.stranded.testbed.kernels.Needed.ENDED_OWNER;
import static dev.stranded.testbed.kernels.Needed.ENDED_READER;
import static dev.stranded.testbed.kernels.Needed.ENDED_SIDE;
import static dev.stranded.testbed.kernels.Needed.NO_SIDE;
import static dev.stranded.testbed.kernels.Needed.OWNERS;
import static dev.stranded.testbed.kernels.Needed.OWNER_AT_CHANNEL;
import static dev.stranded.testbed.kernels.Needed.OWN_PERMIT;
import static dev.stranded.testbed.kernels.Needed.PARTNERS;
import static dev.stranded.testbed.kernels.Needed.READERS;

import dev.stranded.testbed.kernels.cockroach.BeginCommands;
import dev.stranded.testbed.kernels.cockroach.CancelledRestore;
import dev.stranded.testbed.kernels.cockroach.CoalescedHeartbeats;
import dev.stranded.testbed.kernels.cockroach.CompactorStart;
import dev.stranded.testbed.kernels.cockroach.ConsistencyQueue;
import dev.stranded.testbed.kernels.cockroach.FlowCancel;
import dev.stranded.testbed.kernels.cockroach.GossipShutdown;
import dev.stranded.testbed.kernels.cockroach.LeaseNames;
import dev.stranded.testbed.kernels.cockroach.LogExit;
import dev.stranded.testbed.kernels.cockroach.MultiRaftEvents;
import dev.stranded.testbed.kernels.cockroach.OutboxThatFails;
import dev.stranded.testbed.kernels.cockroach.RaftStatus;
import dev.stranded.testbed.kernels.cockroach.RangeCache;
import dev.stranded.testbed.kernels.cockroach.StopperStops;
import dev.stranded.testbed.kernels.cockroach.SystemConfig;
import dev.stranded.testbed.kernels.cockroach.TransactionContext;
import dev.stranded.testbed.kernels.cockroach.TransportStops;
import dev.stranded.testbed.kernels.cockroach.UnclosedRows;
import dev.stranded.testbed.kernels.etcd.BalancerNotify;
import dev.stranded.testbed.kernels.etcd.ClientClose;
import dev.stranded.testbed.kernels.etcd.ElectionRounds;
import dev.stranded.testbed.kernels.etcd.LeaderEndpoint;
import dev.stranded.testbed.kernels.etcd.LeaseCheckpoint;
import dev.stranded.testbed.kernels.etcd.NodeStatus;
import dev.stranded.testbed.kernels.etcd.TokenKeeper;
import dev.stranded.testbed.kernels.etcd.WatchBroadcasts;
import dev.stranded.testbed.kernels.grpc.BenchmarkClient;
import dev.stranded.testbed.kernels.grpc.DialDone;
import dev.stranded.testbed.kernels.grpc.GracefulStop;
import dev.stranded.testbed.kernels.grpc.InflightStream;
import dev.stranded.testbed.kernels.grpc.KeepAlive;
import dev.stranded.testbed.kernels.grpc.ResetConnection;
import dev.stranded.testbed.kernels.grpc.RoundRobin;
import dev.stranded.testbed.kernels.grpc.SubConnectionCache;
import dev.stranded.testbed.kernels.hugo.PageContent;
import dev.stranded.testbed.kernels.hugo.RemoteLocks;
import dev.stranded.testbed.kernels.istio.AgentRestart;
import dev.stranded.testbed.kernels.istio.ConfigMonitor;
import dev.stranded.testbed.kernels.istio.StrategyTimer;
import dev.stranded.testbed.kernels.kubernetes.CacheWatcher;
import dev.stranded.testbed.kernels.kubernetes.FederatedInformer;
import dev.stranded.testbed.kernels.kubernetes.FinishRequest;
import dev.stranded.testbed.kernels.kubernetes.FrameWriter;
import dev.stranded.testbed.kernels.kubernetes.MuxWatcher;
import dev.stranded.testbed.kernels.kubernetes.NodeNotifier;
import dev.stranded.testbed.kernels.kubernetes.PollerDone;
import dev.stranded.testbed.kernels.kubernetes.ProcessorListener;
import dev.stranded.testbed.kernels.kubernetes.ProcessorSets;
import dev.stranded.testbed.kernels.kubernetes.QuotaWorkers;
import dev.stranded.testbed.kernels.kubernetes.StatusManager;
import dev.stranded.testbed.kernels.kubernetes.WatchCache;
import dev.stranded.testbed.kernels.kubernetes.WatchChannel;
import dev.stranded.testbed.kernels.moby.ContainerWait;
import dev.stranded.testbed.kernels.moby.DatagramProxy;
import dev.stranded.testbed.kernels.moby.DeviceCleanup;
import dev.stranded.testbed.kernels.moby.DeviceDeletion;
import dev.stranded.testbed.kernels.moby.HealthMonitor;
import dev.stranded.testbed.kernels.moby.HealthProbe;
import dev.stranded.testbed.kernels.moby.LogFollower;
import dev.stranded.testbed.kernels.moby.PluginActivation;
import dev.stranded.testbed.kernels.moby.PluginInit;
import dev.stranded.testbed.kernels.moby.PluginThatFails;
import dev.stranded.testbed.kernels.moby.PromiseGo;
import dev.stranded.testbed.kernels.moby.ServiceMachine;
import dev.stranded.testbed.kernels.moby.TransferProgress;
import dev.stranded.testbed.kernels.serving.BreakerRequests;
import dev.stranded.testbed.kernels.syncthing.AddressMapping;
import dev.stranded.testbed.kernels.syncthing.ConnectionClose;
import java.util.List;

/** All kernels of GoBench that block. */
public final class Kernels {
    /** By project. */
    public static final List<KernelCase> ALL = List.of(
            new KernelCase(10214, CoalescedHeartbeats.class, AB_BA, 2, OWNERS),
            new KernelCase(1055, StopperStops.class, CHANNEL_AND_WAIT_GROUP, 2, OWNER_AT_CHANNEL),
            new KernelCase(10790, BeginCommands.class, CHANNEL_AND_CONTEXT, 1, NO_SIDE),
            new KernelCase(13197, TransactionContext.class, CHANNEL_AND_CONTEXT, 1, NO_SIDE),
            new KernelCase(13755, UnclosedRows.class, CHANNEL_AND_CONTEXT, 1, NO_SIDE),
            new KernelCase(1462, TransportStops.class, CHANNEL_AND_WAIT_GROUP, 2, ENDED_SIDE),
            new KernelCase(16167, SystemConfig.class, DOUBLE_LOCK, 2, READERS),
            new KernelCase(18101, CancelledRestore.class, CHANNEL_AND_CONTEXT, 1, ENDED_SIDE),
            new KernelCase(2448, MultiRaftEvents.class, CHANNEL, 2, PARTNERS),
            new KernelCase(24808, CompactorStart.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(25456, ConsistencyQueue.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(35073, OutboxThatFails.class, CHANNEL, 2, NO_SIDE),
            new KernelCase(35931, FlowCancel.class, CHANNEL, 2, PARTNERS),
            new KernelCase(3710, RaftStatus.class, RWR, 2, READERS),
            new KernelCase(584, GossipShutdown.class, DOUBLE_LOCK, 1, ENDED_OWNER),
            new KernelCase(6181, RangeCache.class, RWR, 3, READERS),
            new KernelCase(7504, LeaseNames.class, AB_BA, 2, OWNERS),
            new KernelCase(9935, LogExit.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(10492, LeaseCheckpoint.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(5509, ClientClose.class, DOUBLE_LOCK, 1, ENDED_READER),
            new KernelCase(6708, LeaderEndpoint.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(6857, NodeStatus.class, CHANNEL, 1, ENDED_SIDE),
            new KernelCase(6873, WatchBroadcasts.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(7443, BalancerNotify.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(7492, TokenKeeper.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(7902, ElectionRounds.class, CHANNEL_AND_LOCK, 3, OWNER_AT_CHANNEL),
            new KernelCase(1275, InflightStream.class, CHANNEL, 1, ENDED_SIDE),
            new KernelCase(1353, RoundRobin.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(1424, DialDone.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(1460, KeepAlive.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(3017, SubConnectionCache.class, DOUBLE_LOCK, 1, ENDED_OWNER),
            new KernelCase(660, BenchmarkClient.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(795, GracefulStop.class, DOUBLE_LOCK, 2, OWN_PERMIT),
            new KernelCase(862, ResetConnection.class, CHANNEL_AND_CONTEXT, 1, NO_SIDE),
            new KernelCase(3251, RemoteLocks.class, AB_BA, 2, OWNERS),
            new KernelCase(5379, PageContent.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(16224, ConfigMonitor.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(17860, AgentRestart.class, CHANNEL, 2, ENDED_SIDE),
            new KernelCase(18454, StrategyTimer.class, CHANNEL_AND_CONTEXT, 2, ENDED_SIDE),
            new KernelCase(10182, StatusManager.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(11298, NodeNotifier.class, CHANNEL_AND_CONDITION, 3, OWNER_AT_CHANNEL),
            new KernelCase(13135, WatchCache.class, AB_BA, 2, OWNERS),
            new KernelCase(1321, MuxWatcher.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(25331, WatchChannel.class, CHANNEL_AND_CONTEXT, 1, NO_SIDE),
            new KernelCase(26980, ProcessorListener.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(30872, FederatedInformer.class, AB_BA, 3, OWNERS),
            new KernelCase(38669, CacheWatcher.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(5316, FinishRequest.class, CHANNEL, 1, ENDED_SIDE),
            new KernelCase(58107, QuotaWorkers.class, RWR, 3, READERS),
            new KernelCase(62464, ProcessorSets.class, RWR, 2, READERS),
            new KernelCase(6632, FrameWriter.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(70277, PollerDone.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(17176, DeviceCleanup.class, DOUBLE_LOCK, 1, ENDED_OWNER),
            new KernelCase(21233, TransferProgress.class, CHANNEL, 2, ENDED_SIDE),
            new KernelCase(25384, PluginInit.class, MISUSED_WAIT_GROUP, 1, ENDED_SIDE),
            new KernelCase(27782, LogFollower.class, CHANNEL_AND_CONDITION, 2, PARTNERS),
            new KernelCase(28462, HealthMonitor.class, CHANNEL_AND_LOCK, 2, OWNER_AT_CHANNEL),
            new KernelCase(29733, PluginActivation.class, CONDITION, 2, ENDED_SIDE),
            new KernelCase(30408, PluginThatFails.class, CONDITION, 1, ENDED_SIDE),
            new KernelCase(33293, ContainerWait.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(33781, HealthProbe.class, CHANNEL_AND_CONTEXT, 1, NO_SIDE),
            new KernelCase(36114, ServiceMachine.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(4395, PromiseGo.class, CHANNEL, 1, NO_SIDE),
            new KernelCase(4951, DeviceDeletion.class, AB_BA, 2, OWNERS),
            new KernelCase(7559, DatagramProxy.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(2137, BreakerRequests.class, CHANNEL_AND_LOCK, 3, OWNER_AT_CHANNEL),
            new KernelCase(4829, AddressMapping.class, DOUBLE_LOCK, 1, OWN_PERMIT),
            new KernelCase(5795, ConnectionClose.class, CHANNEL, 2, NO_SIDE));

    private Kernels() {}
}
