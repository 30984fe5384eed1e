from tellings.reconcile.align import CORE, Cluster, align
from tellings.reconcile.material import Material

from .build import material


def shared(told: Material) -> list[Cluster]:
    return [cluster for cluster in align(told) if len(cluster.core) > 1 and not cluster.faint]


def words(told: Material, cluster: Cluster) -> list[str]:
    return [told.statements[index].evidence.quote for _, index in sorted(cluster.core.items())]


def test_statements_about_one_matter_stand_together_in_whatever_order_they_are_told():
    told = material(
        "A fire destroyed the fish market of Tarn. The council will pay for new stalls.",
        "The council will pay for the stalls. The fish market of Tarn was destroyed by a fire.",
    )
    pairs = {tuple(words(told, cluster)) for cluster in shared(told)}
    assert pairs == {
        ("A fire destroyed the fish market of Tarn.", "The fish market of Tarn was destroyed by a fire."),
        ("The council will pay for new stalls.", "The council will pay for the stalls."),
    }


def test_what_has_nothing_in_common_stands_alone():
    told = material("A fire destroyed the fish market.", "Grain prices slipped for the third week.")
    assert not shared(told)
    assert [list(cluster.core) for cluster in align(told) if not cluster.faint] == [[0], [1]]


def test_three_tellings_of_one_matter_are_one_cluster_with_one_core_each():
    told = material(
        "A fire destroyed the fish market of Tarn.",
        "The fish market of Tarn was destroyed by a fire.",
        "A fire has destroyed the old fish market of Tarn.",
    )
    (cluster,) = shared(told)
    assert sorted(cluster.core) == [0, 1, 2]
    assert cluster.score >= CORE


def test_a_further_statement_on_the_matter_bears_on_it_and_is_no_second_core():
    told = material(
        "A fire destroyed the fish market of Tarn. The fire at the fish market of Tarn burned all night.",
        "A fire destroyed the fish market of Tarn.",
    )
    (cluster,) = shared(told)
    assert cluster.core == {0: 0, 1: 2}
    assert cluster.also == {0: [1]}


def test_a_weak_likeness_is_faint():
    told = material(
        "A fire destroyed the fish market of Tarn on Monday night.",
        "Stallholders of the fish market asked the council for rent relief.",
    )
    assert not shared(told)
    assert [sorted(cluster.core) for cluster in align(told) if cluster.faint] == [[0, 1]]


def test_no_statement_is_lost_where_two_of_one_telling_could_be_the_core():
    told = material(
        "A fire destroyed the fish market of Tarn. Firemen fought the fire at the fish market of Tarn all night.",
        "A fire destroyed the fish market of Tarn.",
        "Firemen fought a fire that destroyed the fish market of Tarn all night.",
    )
    cores = [index for cluster in align(told) if not cluster.faint for index in cluster.core.values()]
    assert sorted(cores) == list(range(len(told.statements)))
