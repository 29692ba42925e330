"""Every public function of the statistics is held by a test that comes to its numbers another way, or recounts the rows it returns."""

import ast

import pytest

from analytics.places import HOUSE
from tests.named_by import named_by

SIMULATED, DYNAMICS, NETWORK = "test_statistics_simulated", "test_statistics_dynamics", "test_statistics_network"
FUNCTIONS, INDEPENDENT, TARGETS = "test_statistics_functions", "test_statistics_independent", "test_statistics_targets"
AXES, RECENT, KNOWN = "test_known_axes_sectors_years", "test_known_recent", "test_known_dynamics"
ORACLE = "test_oracle_regions_actors_partnership::test_agrees_with_a_count_without_sql"
PANDAS = "test_known_axes_sectors_years::test_pandas_finds_the_same_numbers"
# The recount in pandas takes the bounds of diversity as they are told; these it finds on its own.
BOUNDS_OF_DIVERSITY = f"{INDEPENDENT}::test_the_interval_of_the_effective_number_is_that_of_scipys_distributions"
BOTH_PERIODS = "test_known_regions_actors_partnership::test_the_years_of_both_periods_are_those_of_their_days"
COMPARED = "test_compare_recounted::test_counts_by_year_and_by_profile_are_those_of_the_exported_records"
# By module: the function, and the test that another implementation, a published example, a recount or a simulation stands behind.
HELD = {
    "agreement": {
        "cohens_kappa": f"{FUNCTIONS}::test_kappa_is_that_of_statsmodels",
        "kappa_interval": f"{FUNCTIONS}::test_where_each_record_has_its_own_rule_the_interval_is_that_of_statsmodels",
        "coders_agree": "test_functions::test_the_agreement_is_recounted_in_pandas",
    },
    "before_since": {
        "rate_ratio": ORACLE,
        "whole_years_before": BOTH_PERIODS,
        "whole_years_since": BOTH_PERIODS,
    },
    "betweenness": {"betweenness": f"{NETWORK}::test_betweenness_is_that_of_all_shortest_ways_listed"},
    "block_bootstrap": {
        "block_length": f"{DYNAMICS}::test_runs_of_a_series_are_drawn_again",
        "block_bootstrap": f"{INDEPENDENT}::test_runs_drawn_again_spread_as_their_formula_says",
        "runs_dealt_anew": "test_statistics_leads::test_dealt_runs_keep_every_value_and_most_neighbours",
    },
    "bursts": {
        "bursts": f"{DYNAMICS}::test_the_path_of_bursts_is_the_cheapest_of_all_paths",
        "smallest_weight": f"{DYNAMICS}::test_bursts_cry_wolf_in_five_of_a_hundred_calm_worlds",
        "simulated_weights": f"{DYNAMICS}::test_bursts_cry_wolf_in_five_of_a_hundred_calm_worlds",
        "chance_of_finding": f"{INDEPENDENT}::test_a_burst_is_found_as_often_as_in_worlds_drawn_one_by_one",
    },
    "bursts_of_rows": {"heaviest_bursts": f"{KNOWN}::test_a_burst_is_told_with_what_was_expected_and_passes_its_bar"},
    "capture": {"chapman": f"{INDEPENDENT}::test_two_lists_find_on_average_how_many_there_are"},
    "complexity": {
        "complexity": f"{KNOWN}::test_regions_are_ranked_where_samples_agree_and_refused_where_they_do_not",
        "eigen_index": f"{INDEPENDENT}::test_complexity_is_what_reflections_come_to",
    },
    "composite": {
        "between_ends": "test_region_index::test_components_and_scores_are_recounted_in_pandas",
        "from_the_mean": "test_composite::test_standard_deviations_are_those_of_pandas",
        "scores": "test_region_index::test_components_and_scores_are_recounted_in_pandas",
        "ranks": "test_composite::test_ranks_are_those_of_scipy",
        "drawn_scores": "test_composite::test_drawn_weights_have_the_chosen_ones_as_their_mean",
        "pairs_in_order": "test_composite::test_pairs_without_a_score_are_not_counted",
        "ranking": "test_composite::test_intervals_hold_the_true_rank_at_length",
    },
    "composite_of_regions": {
        "composite_of_regions": "test_region_index::test_components_and_scores_are_recounted_in_pandas",
        "about": "test_composite::test_drawing_again_does_not_make_a_small_region_look_less_varied",
        "features": "test_region_index::test_components_and_scores_are_recounted_in_pandas",
        "components": "test_region_index::test_components_and_scores_are_recounted_in_pandas",
    },
    "compound": {"compound_growth": PANDAS},
    "concentration": {
        "herfindahl": f"{SIMULATED}::test_concentration_is_the_chance_that_two_records_share_a_unit",
        "bootstrap": f"{INDEPENDENT}::test_the_interval_of_concentration_is_that_of_records_drawn_one_by_one",
        "top_share": f"{INDEPENDENT}::test_what_the_largest_and_the_smallest_hold_is_that_of_pandas",
        "lorenz": f"{INDEPENDENT}::test_what_the_largest_and_the_smallest_hold_is_that_of_pandas",
        "gini": f"{SIMULATED}::test_gini_is_half_the_mean_difference_over_the_mean",
    },
    "concentration_of_rows": {
        "within_bounds": "test_oracle_regions_actors_partnership::test_bootstrap_intervals_agree_with_other_draws",
        "concentration_by_period": ORACLE,
        "concentration_by_group": ORACLE,
        "lorenz_curve": "test_oracle_regions_actors_partnership::test_the_lorenz_curve_has_the_gini_of_all_pairs",
    },
    "cusum": {
        "cusum": "test_statistics_cusum::test_the_sums_are_those_of_a_calculation_by_hand",
        "check": "test_statistics_cusum::test_what_cannot_be_judged_is_refused",
        "unevenness": "test_statistics_cusum::test_the_unevenness_is_the_chance_of_a_chi_square_with_four_degrees",
        "even_worlds": "test_statistics_cusum::test_false_alarms_are_as_many_as_promised_in_series_that_stay",
        "highest": "test_statistics_cusum::test_false_alarms_are_as_many_as_promised_in_series_that_stay",
    },
    "differences": {"newcombe": f"{INDEPENDENT}::test_the_interval_of_a_difference_is_that_of_statsmodels"},
    "diffusion": {"bass_ceiling": f"{INDEPENDENT}::test_a_ceiling_is_found_on_the_curve_of_its_differential_equation"},
    "diversity": {
        "entropy": f"{SIMULATED}::test_entropy_is_that_of_scipy_with_its_correction",
        "effective_number": f"{INDEPENDENT}::test_the_effective_number_is_that_of_scipy_with_its_correction",
        "effective_interval": BOUNDS_OF_DIVERSITY,
    },
    "diversity_of_rows": dict.fromkeys(("diversity_by_group", "diversity_by_window"), (PANDAS, BOUNDS_OF_DIVERSITY)),
    "durations": {"lasting": f"{RECENT}::test_how_long_projects_last_is_that_of_statsmodels"},
    "emergence": {
        "chance_of_so_many": "test_statistics_emergence::test_the_chance_of_so_many_is_that_of_scipy",
        "least_chance": f"{RECENT}::test_emergence_is_recounted_in_pandas",
        "bar_of_chance": "test_statistics_emergence::test_something_emerges_in_five_of_a_hundred_worlds_where_nothing_does",
        "simulated_chances": "test_statistics_emergence::test_something_emerges_in_five_of_a_hundred_worlds_where_nothing_does",
        "chance_of_seeing": "test_statistics_emergence::test_a_share_that_doubles_is_seen_as_often_as_the_power_says",
        "emergence": f"{RECENT}::test_emergence_is_recounted_in_pandas",
    },
    "event_study": {"event_study": "test_event_study::test_what_would_have_been_is_that_of_a_regression_by_statsmodels"},
    "following": {"projects_after_events": "test_event_study::test_the_rows_of_an_answer_are_the_panel_of_the_study"},
    "funnel": {"funnel": f"{KNOWN}::test_each_step_of_the_funnel_supposes_those_before"},
    "index_numbers": {"index_numbers": "test_explore_recounted::test_shares_and_indices_are_those_of_the_counts"},
    "intervals": {
        "wilson": f"{SIMULATED}::test_intervals_of_shares_are_those_of_statsmodels",
        "clopper_pearson": f"{SIMULATED}::test_intervals_of_shares_are_those_of_statsmodels",
        "ratio": f"{SIMULATED}::test_the_interval_of_a_ratio_is_that_of_a_binomial_by_scipy",
        "bootstrap_tail": f"{INDEPENDENT}::test_a_tail_is_that_of_two_distributions_of_scipy",
    },
    "lags_of_rows": {
        "written_down_by": f"{KNOWN}::test_the_lag_is_recounted_in_pandas",
        "still_to_come": f"{RECENT}::test_recent_records_are_recounted_in_pandas",
        "two_lists": f"{KNOWN}::test_two_registers_tell_how_many_events_there_were",
    },
    "lead_lag": {
        "leads": "test_statistics_leads::test_a_planted_lead_is_found_at_its_lag_and_passes_the_bar",
        "prewhitened": f"{INDEPENDENT}::test_series_without_trend_and_memory_are_those_of_scipy_and_least_squares",
        "correlation": "test_statistics_leads::test_a_correlation_is_that_of_numpy",
        "against_dealt_runs": "test_statistics_leads::test_series_without_a_link_seldom_show_one_and_raw_ones_often_do",
    },
    "medians": {
        "interval_place": f"{INDEPENDENT}::test_the_place_of_the_interval_of_a_median_is_that_of_the_binomial_of_scipy",
        "medians": "test_recomputed_financing_events::test_pandas_finds_the_same_rows",
    },
    "merged_years": {"years_together": "test_completeness::test_each_cell_is_what_the_file_says"},
    "motors": {
        "followed": "test_functions::test_chains_are_recounted_in_pandas",
        "years_dealt_anew": f"{FUNCTIONS}::test_worlds_by_chance_keep_what_they_promise",
        "functions_dealt_anew": f"{FUNCTIONS}::test_worlds_by_chance_keep_what_they_promise",
        "chance": f"{FUNCTIONS}::test_where_nothing_follows_anything_a_table_rarely_shows_a_motor",
        "function_chains": "test_functions::test_chains_are_recounted_in_pandas",
        "chains_of": "test_functions::test_chains_are_recounted_in_pandas",
        "visible_ratio": f"{RECENT}::test_a_motor_of_the_visible_ratio_passes_its_bar_80_times_in_100",
    },
    "network": {
        "ties_of": "test_network::test_ties_are_recounted_in_pandas",
        "partners_of": "test_network::test_brokers_and_communities_of_the_shipped_registers_are_those_of_networkx",
        "communities_of": "test_network::test_brokers_and_communities_of_the_shipped_registers_are_those_of_networkx",
        "shape_of": f"{NETWORK}::test_the_shape_is_what_another_way_finds",
        "adjacency": f"{NETWORK}::test_the_shape_is_what_another_way_finds",
        "pairs_bridged": f"{NETWORK}::test_pairs_bridged_are_those_found_one_by_one",
        "kinds_reached": f"{NETWORK}::test_kinds_reached_are_other_than_ones_own_and_known",
    },
    "network_by_chance": {
        "worlds": f"{NETWORK}::test_worlds_by_chance_keep_the_number_of_records_of_each_organisation",
        "p_of": f"{NETWORK}::test_a_world_drawn_by_chance_is_not_held_to_be_clearer_than_chance",
        "p_of_each": f"{NETWORK}::test_several_measures_judged_together_seldom_raise_a_false_alarm",
        "bridged_by_chance": f"{NETWORK}::test_what_chance_bridges_is_what_all_worlds_of_the_same_links_bridge",
        "modularity_by_chance": f"{NETWORK}::test_two_circles_are_two_communities_and_clearer_than_chance",
        "ties_between": "test_network::test_brokers_and_communities_of_the_shipped_registers_are_those_of_networkx",
    },
    "network_of_rows": {
        "drawn_ties": "test_network::test_ties_are_recounted_in_pandas",
        "brokers": "test_network::test_brokers_and_communities_of_the_shipped_registers_are_those_of_networkx",
        "communities": "test_network::test_brokers_and_communities_of_the_shipped_registers_are_those_of_networkx",
        "shapes": "test_network::test_the_shape_of_each_period_can_be_drawn_on_paper",
        "scopes": "test_network::test_ties_at_home_and_across_a_border_are_records_of_known_countries",
    },
    "network_positions": {"positions": f"{NETWORK}::test_places_are_the_same_for_the_same_ties_and_near_where_much_is_shared"},
    "null_model": {
        "shuffled": f"{DYNAMICS}::test_worlds_by_chance_are_drawn_evenly",
        "links_of": f"{DYNAMICS}::test_worlds_by_chance_are_drawn_evenly",
    },
    "of_rows": {"shares": PANDAS, "share_columns": PANDAS, "growth": PANDAS},
    "of_sides": {
        **dict.fromkeys(("of_side", "every_side", "sizes", "yearly_sizes", "profiles", "each_year"), COMPARED),
        "against_first": "test_compare_known::test_counts_each_side_in_all_years_and_in_the_last_whole_one",
        "with_gaps": "test_compare_known::test_shares_of_each_side_and_the_gap_between_them",
        "medians_of_sides": "test_compare_known::test_medians_of_each_side_and_of_each_kind_of_amount_apart",
    },
    "of_targets": {"standings": "test_targets_shipped::test_the_shipped_targets_stand_where_another_reckoning_puts_them"},
    "one_sum": {"one_sum": "test_sums_of_amounts::test_one_sum_of_all_is_refused_across_kinds_and_given_where_nothing_can_stand_twice"},
    "pace": {
        "chance_of_seeing_tripling": f"{FUNCTIONS}::test_the_chance_to_see_a_tripling_is_what_simulation_says",
        "change_of_pace": "test_functions::test_the_change_of_pace_is_recounted_and_obeys_the_filters_but_the_years",
    },
    "parts_of_share": {"parts_of_share": "test_statistics_parts_of_share::test_the_parts_add_up_to_the_change"},
    "progress": dict.fromkeys(("counted", "heard_by"), "test_waiting::test_rounds_are_told_to_the_one_who_listens_and_to_nobody_else"),
    "rates": {"poisson": f"{INDEPENDENT}::test_the_interval_of_a_count_is_that_of_statsmodels", "rates_per_100000": ORACLE},
    "reaching": {"chance_of_reaching": f"{TARGETS}::test_what_is_given_a_chance_comes_true_as_often"},
    "reporting_lag": {
        "completeness": f"{INDEPENDENT}::test_what_is_written_down_by_a_lag_is_a_survival_of_statsmodels_in_time_turned_round",
        "nowcast": f"{RECENT}::test_the_interval_of_a_nowcast_is_that_of_scipy",
    },
    "returning": {"returns": f"{KNOWN}::test_who_comes_back_is_recounted_in_pandas"},
    "same_months": {"same_months": "test_headlines::test_an_unfinished_year_stands_beside_the_same_months_where_months_are_known"},
    "shares_of_reference": {"shares_of": PANDAS},
    "shift_share": {
        "shift_share": f"{INDEPENDENT}::test_the_parts_of_a_change_are_those_of_three_products_of_pandas",
        "shift_share_of": PANDAS,
    },
    "specialisation": {
        "location_quotients": ORACLE,
        "spread_of_quotients": "test_specialisation::test_the_spread_of_four_cells_is_fifteen_sixteenths",
        "shrunken": "test_specialisation::test_the_spread_of_four_cells_is_fifteen_sixteenths",
    },
    "steps": {"in_turn": PANDAS, "every_year": PANDAS, "needing": "test_recomputed_financing_events::test_pandas_finds_the_same_rows"},
    "survival": {
        "kaplan_meier": f"{DYNAMICS}::test_survival_and_its_interval_are_those_of_statsmodels",
        "median_time": f"{DYNAMICS}::test_survival_is_that_of_a_published_example",
        "incidence": f"{DYNAMICS}::test_incidence_is_that_of_statsmodels",
    },
    "targets": dict.fromkeys(("yearly_growth", "pace_ratio", "status"), f"{TARGETS}::test_the_bands_are_those_of_statistics_canada"),
    "verdicts": {
        "judged": "test_statistics_verdicts::test_a_verdict_stands_where_all_figures_it_may_be_rounded_from_agree",
        "at_its_year": "test_statistics_verdicts::test_what_was_promised_for_a_year_that_is_over",
    },
    "totals": dict.fromkeys(("totals", "totals_by_year"), "test_functions::test_functions_are_recounted_in_pandas"),
}


def names_of(path, begins: str = "") -> set[str]:
    found = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef))
    return {node.name for node in found if node.name.startswith(begins)}


def public_functions() -> dict[str, set[str]]:
    trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in (HOUSE / "analytics" / "statistics").glob("*.py")}
    functions = {name: {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} for name, tree in trees.items()}
    return {module: own for module, names in functions.items() if (own := {name for name in names if not name.startswith("_")})}


def test_every_public_function_is_held():
    assert {module: set(tests) for module, tests in HELD.items()} == public_functions()


def each_test(held: str | tuple[str, ...]) -> tuple[str, ...]:
    return (held,) if isinstance(held, str) else held


@pytest.mark.parametrize("held", sorted({test for tests in HELD.values() for held in tests.values() for test in each_test(held)}))
def test_the_test_that_holds_it_is_there(held):
    file, _, name = held.partition("::")
    assert name in names_of(HOUSE / "tests" / f"{file}.py", "test_")


@pytest.mark.parametrize("module", HELD)
def test_the_file_of_that_test_comes_to_the_function(module):
    """By its name, or by the name of an indicator, a comparison or another function that is made of it."""
    held = {function: {test.partition("::")[0] for test in each_test(tests)} for function, tests in HELD[module].items()}
    assert [(function, file) for function, files in held.items() for file in files if function not in named_by(file)] == []


def test_what_a_file_does_not_name_it_does_not_come_to():
    assert "chapman" in named_by("test_statistics_independent")
    assert "diversity_by_window" in named_by("test_known_axes_sectors_years")
    assert not {"chapman", "kaplan_meier", "bass_ceiling"} & named_by("test_sums_of_amounts")
